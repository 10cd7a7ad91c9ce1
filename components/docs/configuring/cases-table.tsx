import type { ProvisioningCase } from "@/lib/contracts/scim-reference";
import { DocsTable } from "../docs-table";
import { Marked } from "../marked";

export interface CasesTableProps {
  readonly label: string;
  readonly cases: readonly ProvisioningCase[];
}

/** Situation, request, effect and answer. */
export function CasesTable({ label, cases }: CasesTableProps) {
  return (
    <DocsTable label={label} columns={["Situation", "Request", "What happens", "Answer"]}>
      {cases.map(({ situation, request, effect, answer }) => (
        <tr key={`${situation} ${request}`}>
          <th scope="row" className="w-1/3 min-w-52">
            <Marked>{situation}</Marked>
          </th>
          <td className="min-w-32">
            <Marked>{request}</Marked>
          </td>
          <td className="min-w-60">
            <Marked>{effect}</Marked>
          </td>
          <td className="min-w-28">
            <Marked>{answer}</Marked>
          </td>
        </tr>
      ))}
    </DocsTable>
  );
}
