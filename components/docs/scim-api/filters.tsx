import type { ReferenceConnective, ReferenceOperator } from "@/lib/contracts/scim-reference";
import { DocsSection, DocsSubsection } from "../docs-section";
import { DocsTable } from "../docs-table";
import { Code, Marked } from "../marked";

export interface FiltersProps {
  readonly operators: readonly ReferenceOperator[];
  readonly connectives: readonly ReferenceConnective[];
}

/** The filter language (RFC 7644 section 3.4.2.2). */
export function Filters({ operators, connectives }: FiltersProps) {
  return (
    <DocsSection id="filters" title="Filters">
      <p>
        <Code>filter</Code> works on every attribute that is returned: those of the schemas, <Code>id</Code>,{" "}
        <Code>meta</Code>, a user’s <Code>groups</Code> and a group’s <Code>members</Code>. An attribute that there is
        not is refused, never taken for “all”.
      </p>
      <DocsSubsection id="operators" title="Operators">
        <DocsTable label="Operators" columns={["Operator", "Meaning", "Compares", "Example"]}>
          {operators.map(({ operator, meaning, types, example }) => (
            <tr key={operator}>
              <th scope="row" className="font-mono text-xs/5">
                {operator}
              </th>
              <td className="min-w-36">{meaning}</td>
              <td className="min-w-40 text-muted">{types.join(", ")}</td>
              <td className="whitespace-nowrap font-mono text-xs/5">{example}</td>
            </tr>
          ))}
        </DocsTable>
      </DocsSubsection>
      <DocsSubsection id="connectives" title="Putting conditions together">
        <DocsTable label="Putting conditions together, tightest first" columns={["Form", "Meaning", "Example"]}>
          {connectives.map(({ form, meaning, example }) => (
            <tr key={form}>
              <th scope="row" className="whitespace-nowrap font-mono text-xs/5">
                {form}
              </th>
              <td className="min-w-48">
                <Marked>{meaning}</Marked>
              </td>
              <td className="whitespace-nowrap font-mono text-xs/5">{example}</td>
            </tr>
          ))}
        </DocsTable>
      </DocsSubsection>
      <DocsSubsection id="values" title="Names and values">
        <ul>
          <li>Names and operators are read in any case. An attribute of an extension may carry its URN and a colon.</li>
          <li>
            A text stands in quotes with the escapes of JSON. <Code>true</Code>, <Code>false</Code>, numbers and{" "}
            <Code>null</Code> stand without; a boolean in quotes and a single word without them are understood, too.
          </li>
          <li>Times are compared as instants, whatever their offset. Texts are ordered by code point.</li>
          <li>
            A condition on an attribute with several values holds when one of them meets it; <Code>ne</Code> holds when
            none is equal.
          </li>
          <li>
            <Code>attribute eq null</Code> means: without a value. A complex attribute stands for its <Code>value</Code>
            .
          </li>
          <li>
            In an address the filter is percent-encoded; a plus sign is <Code>%2B</Code>, because a bare one means a
            space.
          </li>
        </ul>
      </DocsSubsection>
    </DocsSection>
  );
}
