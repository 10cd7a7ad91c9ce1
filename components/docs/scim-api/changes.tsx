import { DocsSection, DocsSubsection } from "../docs-section";
import { Code } from "../marked";
import { TextLink } from "../text-link";

/** PATCH, versions, Bulk, and what is read generously. */
export function Changes() {
  return (
    <DocsSection id="changes" title="Changes">
      <DocsSubsection id="patch" title="PATCH">
        <p>
          <Code>op</Code> is <Code>add</Code>, <Code>replace</Code> or <Code>remove</Code>. <Code>path</Code> names an
          attribute, a sub-attribute (<Code>name.givenName</Code>), entries that a filter chooses (
          <Code>{'emails[type eq "work"].value'}</Code>) or a whole extension by its URN. Without a path the value is an
          object with attributes. Operations run in their order; when one fails, none has happened.
        </p>
        <ul>
          <li>Adding what is there, removing what is not, and setting what is set change nothing.</li>
          <li>An entry that becomes primary takes the mark from the others.</li>
          <li>
            When a filter of <Code>eq</Code> matches nothing, <Code>add</Code> and <Code>replace</Code> make the entry
            that it describes; <Code>remove</Code> does nothing.
          </li>
          <li>
            <Code>remove</Code> of <Code>members</Code> with a list removes these; without a value it removes all.
          </li>
        </ul>
      </DocsSubsection>
      <DocsSubsection id="versions" title="Versions and ETags">
        <p>
          Every user and group has a version in <Code>meta.version</Code> and in <Code>ETag</Code>. It changes when what
          is shown does and never else. The part behind the dot in that of a user tells of their groups;{" "}
          <Code>If-Match</Code> does not look at it. <Code>If-Match</Code> on PUT, PATCH and DELETE lets the change
          happen only to that version; else the answer is 412 and nothing was done. <Code>If-None-Match</Code> on GET
          answers 304 when the client has the current one. Without these headers the last change wins, and changes of
          different memberships of a group never undo each other.
        </p>
      </DocsSubsection>
      <DocsSubsection id="bulk-rules" title="Bulk">
        <p>
          <Code>POST</Code> to <Code>/Users</Code> or <Code>/Groups</Code> needs a <Code>bulkId</Code>; the other
          methods name a resource in <Code>path</Code> and may carry the version that it must have. Operations run in
          their order, but one that refers to a later one waits for it. Results come in the order of the request as soon
          as they are there. <TextLink href="#bulk">An example</TextLink> makes a group together with its member.
        </p>
      </DocsSubsection>
      <DocsSubsection id="tolerance" title="What is read generously">
        <ul>
          <li>
            Names of attributes and parameters, and <Code>op</Code>, in any case.
          </li>
          <li>Booleans and numbers as texts; one value where a list is meant, a list of one where a value is meant.</li>
          <li>
            Keys with dots (<Code>name.givenName</Code>) in bodies, bodies without <Code>schemas</Code>, empty segments
            in the path.
          </li>
          <li>Two entries that are both primary: the first stays it.</li>
        </ul>
      </DocsSubsection>
    </DocsSection>
  );
}
