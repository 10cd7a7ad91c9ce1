import { CopyField } from "@/components/ui/copy-field";
import type { Guide, GuideValue } from "./guides/guide";

export interface SetupGuideProps {
  readonly guide: Guide;
  readonly baseUrl: string;
}

/** What to enter at an identity provider, and how its attributes fit. */
export function SetupGuide({ guide: { name, before, values, after, mapping }, baseUrl }: SetupGuideProps) {
  return (
    <section aria-label={`Guide for ${name}`} className="grid gap-4 border-border border-t bg-sunken px-4 py-4">
      <Steps from={1} steps={before} />
      <div className="grid gap-3 sm:pl-6">
        {values.map((value) => (
          <Value key={value.field} value={value} baseUrl={baseUrl} />
        ))}
      </div>
      <Steps from={before.length + 1} steps={after} />
      <table className="w-full max-w-2xl text-left text-[0.8125rem] sm:ml-6">
        <caption className="pb-1 text-left text-muted text-xs">How the attributes fit</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">In {name}</th>
            <th scope="col">In Muster</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-border border-border border-y">
          {mapping.map(({ from, to, note }) => (
            <tr key={`${from} ${to}`} className="align-top">
              <td className="wrap-anywhere w-1/2 py-1.5 pr-3">{from}</td>
              <td className="wrap-anywhere py-1.5">
                <code className="font-mono text-xs">{to}</code>
                {note !== undefined && <span className="block text-muted text-xs">{note}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Steps({ from, steps }: { readonly from: number; readonly steps: readonly string[] }) {
  return (
    <ol start={from} className="grid max-w-[75ch] list-decimal gap-1 pl-6 marker:text-muted">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}

function Value({ value, baseUrl }: { readonly value: GuideValue; readonly baseUrl: string }) {
  if ("key" in value || "choice" in value) {
    return (
      <p className="grid gap-0.5">
        <span className="font-medium">{value.field}</span>
        <span className="text-muted">{"key" in value ? "The key that you generate below" : value.choice}</span>
      </p>
    );
  }
  const text = "text" in value ? value.text : `${baseUrl}${value.baseUrlSuffix}`;
  return <CopyField label={value.field} value={text} className="max-w-2xl" />;
}
