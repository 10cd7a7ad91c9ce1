import type { GRACE_PERIODS, KEY_EXPIRIES } from "@/lib/contracts/scim";
import { DocsSection, DocsSubsection } from "../docs-section";
import { DocsTable } from "../docs-table";

const LIFETIMES: Readonly<Record<(typeof KEY_EXPIRIES)[number], string>> = {
  never: "never",
  "90d": "in 90 days",
  "1y": "in 1 year",
};

const GRACES: Readonly<Record<(typeof GRACE_PERIODS)[number], readonly [window: string, use: string]>> = {
  keep: ["Until I revoke it", "Several systems share the key and are changed one after the other."],
  "7d": ["7 days", "Somebody else has to enter the new key."],
  "24h": ["24 hours, unless you choose another", "You enter the new key today."],
  "1h": ["1 hour", "You enter the new key now."],
  none: ["Not at all", "The key has leaked. Provisioning stops until the new one is entered."],
};

/** Generating, regenerating and revoking a key. */
export function ApiKeys() {
  return (
    <DocsSection id="keys" title="API keys">
      <DocsSubsection id="generating" title="Generate a key">
        <ol>
          <li>
            Press <strong>Generate SCIM API Key</strong>, give it the name of the place where it is used, such as “Okta
            production”, and choose when it expires: {Object.values(LIFETIMES).join(", ")}.
          </li>
          <li>
            Press <strong>Generate</strong> and copy the key. It is shown this once; only a hash of it is stored.
          </li>
          <li>Enter it at the identity provider. It works at once.</li>
        </ol>
        <p>
          A key belongs to the team, not to the person who made it, and keeps working when they leave. Give each
          identity provider a key of its own: the list then says who called last, when, and from where.
        </p>
      </DocsSubsection>
      <DocsSubsection id="regenerating" title="Regenerate a key">
        <p>
          <strong>Regenerate</strong> makes a new key of the same name and lifetime. Both keys work for as long as you
          choose, so that provisioning does not stop while you change it over:
        </p>
        <DocsTable
          label="How long the previous key stays"
          columns={["The previous key stays active", "When to choose it"]}
        >
          {Object.values(GRACES).map(([window, use]) => (
            <tr key={window}>
              <th scope="row" className="whitespace-nowrap">
                {window}
              </th>
              <td className="min-w-56">{use}</td>
            </tr>
          ))}
        </DocsTable>
        <p>
          While the window runs, the list shows how much of it is left and when the previous key was last used. When
          nobody uses it any more, press <strong>Revoke now</strong>.
        </p>
      </DocsSubsection>
      <DocsSubsection id="revoking" title="Revoke a key">
        <p>
          <strong>Revoke</strong> shuts a key out at its very next request, on every instance of the server. A revoked
          key cannot be brought back; the list keeps it, so that you can see later what it was used for.
        </p>
      </DocsSubsection>
    </DocsSection>
  );
}
