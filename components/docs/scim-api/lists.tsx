import { DocsSection, DocsSubsection } from "../docs-section";
import { Code } from "../marked";
import { TextLink } from "../text-link";

/** Paging, sorting, and what of a resource is returned. */
export function Lists() {
  return (
    <DocsSection id="lists" title="Lists">
      <DocsSubsection id="index-paging" title="Pages by index">
        <p>
          <Code>startIndex</Code> counts from 1 and <Code>count</Code> is the largest page wanted; a negative{" "}
          <Code>count</Code> is taken for 0, a <Code>startIndex</Code> below 1 for 1, and what is no whole number is
          refused. <Code>totalResults</Code> is always exact, <Code>itemsPerPage</Code> is the number of resources on
          this page: behind the end it is 0 and <Code>Resources</Code> is an empty list.
        </p>
      </DocsSubsection>
      <DocsSubsection id="cursor-paging" title="Pages by cursor (RFC 9865)">
        <p>
          An empty <Code>cursor</Code> asks for the first page; <Code>nextCursor</Code> of each answer, sent as{" "}
          <Code>cursor</Code>, for the next one, until there is none. <Code>previousCursor</Code> leads back. Filter,
          sort, attributes and <Code>count</Code> stay the same on all pages, and <Code>startIndex</Code> is not sent. A
          cursor marks a place between two resources: what others add or delete meanwhile moves nothing out of the list
          or in twice, and the last page is as fast as the first. For large directories prefer it.
        </p>
        <p>
          A cursor is signed, good for this list and this team alone, and gives no rights. When it is too old, begin
          anew with an empty one.
        </p>
      </DocsSubsection>
      <DocsSubsection id="sorting" title="Sorting">
        <p>
          <Code>sortBy</Code> takes any attribute but <Code>members</Code> and <Code>groups</Code>; of an attribute with
          several values the primary one counts, else the first. Resources without a value come last, with{" "}
          <Code>sortOrder=descending</Code> first. Equal ones, and lists that are not sorted, are in the order in which
          the resources were made, so that pages never overlap.
        </p>
      </DocsSubsection>
      <DocsSubsection id="projection" title="What is returned">
        <p>
          <Code>attributes</Code> and <Code>excludedAttributes</Code> take names separated by commas, also of
          sub-attributes (<Code>name.familyName</Code>), with or without their URN, and the URN of a whole extension.
          They also work on requests that change something: a PATCH of a group answers with the group only then.{" "}
          <Code>id</Code> and <Code>schemas</Code> are always returned.
        </p>
      </DocsSubsection>
      <DocsSubsection id="search" title="Searching by POST">
        <p>
          <Code>POST /.search</Code>, <Code>/Users/.search</Code> and <Code>/Groups/.search</Code> take the same
          parameters <TextLink href="#searchUsers">in a body</TextLink>: <Code>attributes</Code> and{" "}
          <Code>excludedAttributes</Code> as lists, <Code>startIndex</Code> and <Code>count</Code> as numbers.
        </p>
      </DocsSubsection>
    </DocsSection>
  );
}
