import { CopyField } from "@/components/ui/copy-field";
import type { DomainView } from "@/lib/contracts/domains";

export interface DomainRecordProps {
  readonly domain: DomainView;
  /** Gives the focus to the first copy button when it lies in a dialog. */
  readonly autoFocusCopy?: boolean;
}

/** The TXT record of a domain, to be copied part by part. */
export function DomainRecord({ domain: { asciiName, record }, autoFocusCopy = false }: DomainRecordProps) {
  const label = record.host.slice(0, -asciiName.length - 1);
  return (
    <div className="grid gap-3">
      <CopyField
        label="Host of the TXT record"
        value={record.host}
        hint={
          <>
            Many DNS panels add the domain by themselves: enter only{" "}
            <code className="font-mono text-text">{label}</code> there.
          </>
        }
        autoFocusCopy={autoFocusCopy}
      />
      <CopyField label="Value of the TXT record" value={record.value} />
    </div>
  );
}
