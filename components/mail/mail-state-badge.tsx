import { Badge } from "@/components/ui/badge";
import type { MailState } from "@/lib/contracts/mail";
import { MAIL_STATE_NAMES, MAIL_STATE_TONES } from "./mail-words";

export function MailStateBadge({ state }: { readonly state: MailState }) {
  return (
    <Badge tone={MAIL_STATE_TONES[state]} dot>
      {MAIL_STATE_NAMES[state]}
    </Badge>
  );
}
