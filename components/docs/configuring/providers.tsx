import type { Guide, GuideValue } from "@/components/authentication/guides/guide";
import { guides } from "@/components/authentication/guides/guides";
import { CopyField } from "@/components/ui/copy-field";
import type { ContentsEntry } from "@/lib/contracts/scim-reference";
import { DocsSection, DocsSubsection } from "../docs-section";
import { DocsTable } from "../docs-table";
import { Code } from "../marked";

export const PROVIDER_ENTRIES: readonly ContentsEntry[] = guides.map(({ id, name }) => ({
  id: `provider-${id}`,
  title: name === "Other" ? "Any other" : name,
}));

export interface ProvidersProps {
  readonly baseUrl: string;
}

/** The guides of the SCIM card, one below the other. */
export function Providers({ baseUrl }: ProvidersProps) {
  return (
    <DocsSection id="providers" title="Set up your identity provider">
      <p>
        The values below are those of this server. Keep the key at hand; where a field wants it, enter it alone, without
        the word Bearer.
      </p>
      {guides.map((guide, index) => (
        <Provider key={guide.id} guide={guide} entry={PROVIDER_ENTRIES[index]} baseUrl={baseUrl} />
      ))}
    </DocsSection>
  );
}

interface ProviderProps extends ProvidersProps {
  readonly guide: Guide;
  readonly entry: ContentsEntry | undefined;
}

function Provider({ guide: { id, name, before, values, after, mapping }, entry, baseUrl }: ProviderProps) {
  const title = entry?.title ?? name;
  return (
    <DocsSubsection id={entry?.id ?? id} title={title}>
      <ol>
        {before.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="grid gap-3 rounded-lg border border-border bg-raised p-4 text-sm sm:ml-5">
        {values.map((value) => (
          <Value key={value.field} value={value} baseUrl={baseUrl} />
        ))}
      </div>
      <ol start={before.length + 1}>
        {after.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <DocsTable label={`How the attributes of ${title} fit`} columns={["Attribute there", "SCIM attribute"]}>
        {mapping.map(({ from, to, note }) => (
          <tr key={`${from} ${to}`}>
            <th scope="row">{from}</th>
            <td>
              <Code>{to}</Code>
              {note !== undefined && <span className="block pt-0.5 text-muted text-xs">{note}</span>}
            </td>
          </tr>
        ))}
      </DocsTable>
    </DocsSubsection>
  );
}

function Value({ value, baseUrl }: { readonly value: GuideValue; readonly baseUrl: string }) {
  if ("key" in value || "choice" in value) {
    return (
      <p className="grid gap-0.5">
        <span className="font-medium">{value.field}</span>
        <span className="text-muted">{"key" in value ? "The key that you generated" : value.choice}</span>
      </p>
    );
  }
  const text = "text" in value ? value.text : `${baseUrl}${value.baseUrlSuffix}`;
  return <CopyField label={value.field} value={text} />;
}
