import type { ReferenceError } from "@/lib/contracts/scim-reference";
import { CodeBlock } from "../code-block";
import { DocsSection } from "../docs-section";
import { DocsTable } from "../docs-table";
import { Code, Marked } from "../marked";

export interface ErrorsProps {
  readonly errors: readonly ReferenceError[];
  /** A refusal as it is answered. */
  readonly example: string;
}

/** Every refusal. */
export function Errors({ errors, example }: ErrorsProps) {
  return (
    <DocsSection id="errors" title="Errors">
      <p>
        A refusal is a SCIM error (RFC 7644 section 3.12): <Code>status</Code> as text, <Code>scimType</Code> where
        there is a keyword, and a <Code>detail</Code> that says what happened, to whom, and what to do.
      </p>
      <CodeBlock label="A SCIM error" code={example} />
      <DocsTable label="Errors" columns={["Status", "scimType", "What it means", "What to do"]}>
        {errors.map(({ status, scimType, meaning, remedy }, index) => (
          <tr
            key={`${status} ${scimType ?? ""} ${meaning}`}
            className="scroll-mt-24 target:bg-accent-surface"
            {...(errors[index - 1]?.status !== status && { id: `error-${status}` })}
          >
            <th scope="row" className="font-mono text-xs/5">
              {status}
            </th>
            <td className="font-mono text-xs/5">{scimType}</td>
            <td className="min-w-56">
              <Marked>{meaning}</Marked>
            </td>
            <td className="min-w-56">
              <Marked>{remedy}</Marked>
            </td>
          </tr>
        ))}
      </DocsTable>
    </DocsSection>
  );
}
