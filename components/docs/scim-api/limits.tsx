import type { ReferenceLimit } from "@/lib/contracts/scim-reference";
import { DocsSection } from "../docs-section";
import { DocsTable } from "../docs-table";
import { Code, Marked } from "../marked";

/** The limits in force on this server. */
export function Limits({ limits }: { readonly limits: readonly ReferenceLimit[] }) {
  return (
    <DocsSection id="limits" title="Limits">
      <p>
        These are in force on this server. <Code>/ServiceProviderConfig</Code> announces those that a client should
        know.
      </p>
      <DocsTable label="Limits" columns={["What", "Limit", "Beyond it", "Set by"]}>
        {limits.map(({ what, limit, beyond, variable }) => (
          <tr key={what}>
            <th scope="row" className="min-w-44">
              {what}
            </th>
            <td className="min-w-36">
              <Marked>{limit}</Marked>
            </td>
            <td className="min-w-40">
              <Marked>{beyond}</Marked>
            </td>
            <td className="font-mono text-xs/5">{variable}</td>
          </tr>
        ))}
      </DocsTable>
    </DocsSection>
  );
}
