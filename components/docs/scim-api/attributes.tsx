import type { ReferenceAttribute, ReferenceSchema } from "@/lib/contracts/scim-reference";
import { DocsSection, DocsSubsection } from "../docs-section";
import { DocsTable } from "../docs-table";
import { Code } from "../marked";
import { TextLink } from "../text-link";

const COLUMNS = ["Attribute", "Type", "Required", "Mutability", "Returned", "Unique", "Case exact", "Longest"];

/** Every attribute with its characteristics (RFC 7643 section 7). */
export function Attributes({ schemas }: { readonly schemas: readonly ReferenceSchema[] }) {
  return (
    <DocsSection id="attributes" title="Attributes">
      <p>
        What is sent is stored as it was sent and returned so, but for what the tables say otherwise. Unknown attributes
        are accepted and not kept. <Code>null</Code>, an empty text and an empty list mean: no value.
      </p>
      <ul>
        <li>
          <Code>readOnly</Code> is set by the server; in a body it is passed over, in the path of a PATCH refused.{" "}
          <Code>immutable</Code> is set with its entry and not changed. <Code>writeOnly</Code> is accepted and not kept.
        </li>
        <li>
          <Code>always</Code> is in every answer, <Code>never</Code> in none, <Code>default</Code> unless the request
          leaves it out, <Code>request</Code> when <Code>attributes</Code> names it.
        </li>
        <li>Case exact says whether a comparison looks at upper and lower case.</li>
      </ul>
      {schemas.map((schema) => (
        <SchemaTable key={schema.id} {...schema} />
      ))}
      <p>
        A team may declare <TextLink href="/docs/configuring-scim#custom-attributes">schemas of its own</TextLink>;
        asked with one of its keys, <Code>/Schemas</Code> lists them, too.
      </p>
    </DocsSection>
  );
}

function SchemaTable({ id, title, urn, text, attributes }: ReferenceSchema) {
  return (
    <DocsSubsection id={id} title={title}>
      {urn !== undefined && (
        <p>
          <Code>{urn}</Code>
        </p>
      )}
      <p>{text}</p>
      <DocsTable label={`Attributes: ${title}`} columns={COLUMNS}>
        {attributes.map((attribute) => (
          <AttributeRow key={attribute.path} {...attribute} />
        ))}
      </DocsTable>
    </DocsSubsection>
  );
}

function AttributeRow(attribute: ReferenceAttribute) {
  const { path, isSubAttribute, text, type, multiValued, required, mutability, returned } = attribute;
  const { uniqueness, caseExact, charsMax, canonicalValues, referenceTypes } = attribute;
  return (
    <tr>
      <th scope="row" className="min-w-52 sm:min-w-64">
        <div className={isSubAttribute ? "pl-4" : undefined}>
          <code className="wrap-anywhere font-mono text-xs/5">{path}</code>
          <span className="block text-muted text-xs">
            {text}
            {canonicalValues.length > 0 && ` Usual: ${canonicalValues.join(", ")}.`}
          </span>
        </div>
      </th>
      <td>
        {type}
        {multiValued && <span className="block text-muted text-xs">several</span>}
        {referenceTypes.length > 0 && <span className="block text-muted text-xs">{referenceTypes.join(", ")}</span>}
      </td>
      <Trait value={required ? "yes" : "no"} usual="no" />
      <Trait value={mutability} usual="readWrite" />
      <Trait value={returned} usual="default" />
      <Trait value={uniqueness} usual="none" />
      <Trait value={caseExact === undefined ? "" : caseExact ? "yes" : "no"} usual="no" />
      <Trait value={charsMax?.toLocaleString("en-US") ?? ""} />
    </tr>
  );
}

/** A characteristic; what is usual stands back, so that the others are seen. */
function Trait({ value, usual }: { readonly value: string; readonly usual?: string }) {
  return <td className={value === usual ? "text-muted" : undefined}>{value}</td>;
}
