"use client";

import { useServerNowMs } from "@/components/settings/server-clock";
import { Alert } from "@/components/ui/alert";
import { certificateNotice } from "./certificate-notice";

/** Says in time that the last certificate of a method ends. */
export function CertificateAlert({ endsAt }: { readonly endsAt: string | null }) {
  const nowMs = useServerNowMs();
  const notice = nowMs === undefined ? undefined : certificateNotice(endsAt, nowMs);
  if (!notice) return null;
  return (
    <Alert tone={notice.tone} title={notice.sentence}>
      Add the next certificate of your identity provider below. Both are accepted until you remove the old one.
    </Alert>
  );
}
