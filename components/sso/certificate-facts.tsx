"use client";

import { ShieldCheck } from "lucide-react";
import { Fragment } from "react";
import { useServerNowMs } from "@/components/settings/server-clock";
import { TimeAgo } from "@/components/settings/time-ago";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { CertificateView } from "@/lib/contracts/sso";
import { certificateNotice } from "./certificate-notice";

export interface CertificateFactsProps {
  readonly title: string;
  readonly view: CertificateView | undefined;
  readonly onRemove: () => void;
}

/** Whose certificate it is and how long it lasts. */
export function CertificateFacts({ title, view, onRemove }: CertificateFactsProps) {
  const nowMs = useServerNowMs() ?? 0;
  const isLater = view !== undefined && new Date(view.validFrom).getTime() > nowMs;
  const notice = certificateNotice(view?.validTo ?? null, nowMs);
  return (
    <div className="flex items-start gap-3 rounded-md border border-border bg-sunken px-3 py-2.5">
      <ShieldCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{title}</span>
          {isLater && <Badge>Not valid yet</Badge>}
          {notice && <Badge tone={notice.tone}>{notice.label}</Badge>}
        </p>
        {view && (
          <dl className="wrap-anywhere grid gap-x-3 gap-y-0.5 text-[0.8125rem] sm:grid-cols-[6rem_1fr]">
            <dt className="text-muted">Subject</dt>
            <dd>{view.subject}</dd>
            <dt className="text-muted">Valid</dt>
            <dd>
              {view.validFrom.slice(0, 10)} to {view.validTo.slice(0, 10)} (ends <TimeAgo date={view.validTo} />)
            </dd>
            <dt className="text-muted">Key</dt>
            <dd>{view.key}</dd>
            <dt className="text-muted">SHA-256</dt>
            <dd className="font-mono text-xs leading-5">
              <Fingerprint text={view.fingerprint} />
            </dd>
          </dl>
        )}
      </div>
      <Button variant="ghost" size="sm" onClick={onRemove}>
        <span>
          Remove<VisuallyHidden> {title}</VisuallyHidden>
        </span>
      </Button>
    </div>
  );
}

/** Broken between bytes only. */
function Fingerprint({ text }: { readonly text: string }) {
  const bytes = text.split(":");
  return bytes.map((byte, index) => (
    // The place of a byte is all that tells it from an equal one.
    <Fragment key={`${index} ${byte}`}>
      {byte}
      {index < bytes.length - 1 && (
        <>
          :<wbr />
        </>
      )}
    </Fragment>
  ));
}
