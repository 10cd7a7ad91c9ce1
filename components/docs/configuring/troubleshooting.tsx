import type { Trouble } from "@/lib/contracts/scim-reference";
import { DocsSection } from "../docs-section";
import { DocsTable } from "../docs-table";
import { TextLink } from "../text-link";

/** By the text that the console of the identity provider shows. */
export function Troubleshooting({ troubles }: { readonly troubles: readonly Trouble[] }) {
  return (
    <DocsSection id="troubleshooting" title="Troubleshooting">
      <p>
        Identity providers show the <strong>detail</strong> of our answer, sometimes after words of their own. Look for
        the text below. The <TextLink href="/docs/scim-api#errors">reference lists every error</TextLink> by status. The
        live line of the SCIM card tells whether a request has arrived at all.
      </p>
      <DocsTable label="Troubleshooting by error text" columns={["What it shows", "Status", "Why", "What to do"]}>
        {troubles.map(({ shown, isErrorText, status, reason, remedy }) => (
          <tr key={shown}>
            <th scope="row" className="w-1/3 min-w-56">
              {isErrorText ? <ErrorText>{shown}</ErrorText> : shown}
            </th>
            <td>{status}</td>
            <td className="min-w-48">{reason}</td>
            <td className="min-w-56">{remedy}</td>
          </tr>
        ))}
      </DocsTable>
    </DocsSection>
  );
}

/** A part of a sentence has dots where the rest of it differs from case to case. */
function ErrorText({ children }: { readonly children: string }) {
  const before = /^[a-z]/.test(children) ? "… " : "";
  const after = children.endsWith(".") ? "" : " …";
  return <code className="wrap-anywhere font-mono text-xs/5">{`${before}${children}${after}`}</code>;
}
