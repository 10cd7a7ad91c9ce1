import type { ReferenceGroup } from "@/lib/contracts/scim-reference";
import { DocsSection } from "../docs-section";
import { DocsTable } from "../docs-table";
import { Code } from "../marked";
import { MethodBadge } from "./method-badge";

/** All endpoints at a glance. */
export function Endpoints({ groups }: { readonly groups: readonly ReferenceGroup[] }) {
  return (
    <DocsSection id="endpoints" title="Endpoints">
      <DocsTable label="Endpoints" columns={["Method", "Path", "What it does"]}>
        {groups.flatMap(({ operations }) =>
          operations.map(({ id, method, path, title }) => (
            <tr key={id}>
              <td className="w-px">
                <MethodBadge method={method} />
              </td>
              <th scope="row" className="w-px whitespace-nowrap pr-8! font-mono text-xs/5">
                {path}
              </th>
              <td className="min-w-48">
                <a href={`#${id}`} className="rounded text-accent-text hover:underline">
                  {title}
                </a>
              </td>
            </tr>
          )),
        )}
      </DocsTable>
      <p>
        <Code>/Me</Code> answers with 501: a key belongs to a team, not to a person. Any other path answers with 404,
        any other method with 405 and <Code>Allow</Code>, both as a SCIM error.
      </p>
    </DocsSection>
  );
}
