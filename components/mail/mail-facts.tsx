import { TimeAgo } from "@/components/settings/time-ago";
import { CardRow } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import type { MailDetail } from "@/lib/contracts/mail";
import { MailStateBadge } from "./mail-state-badge";
import { RetryMail } from "./retry-mail";

/** What became of a mail, and its text when there is one to show. */
export function MailFacts({ mail }: { readonly mail: MailDetail }) {
  const { id, state, createdAt, settledAt, attempts, nextAttemptAt, problem, content } = mail;
  return (
    <>
      <CardRow label="State">
        <MailStateBadge state={state} />
      </CardRow>
      <CardRow label="Written">
        <TimeAgo date={createdAt} />
      </CardRow>
      {settledAt !== null && (
        <CardRow label={SETTLED_LABELS[state]}>
          <TimeAgo date={settledAt} />
        </CardRow>
      )}
      {attempts > 0 && <CardRow label="Attempts">{attempts}</CardRow>}
      {problem !== null && <CardRow label="What was wrong">{problem}</CardRow>}
      {nextAttemptAt !== null && (
        <CardRow label="Next attempt" aside={<RetryMail mailId={id} />}>
          <TimeAgo date={nextAttemptAt} />
        </CardRow>
      )}
      {content !== null && <MailText content={content} />}
      {state === "given_up" && (
        <p className="border-border border-t px-4 py-3 text-muted">
          Its text is forgotten. Send the invitation again, or ask the person to repeat what they did.
        </p>
      )}
    </>
  );
}

function MailText({ content }: { readonly content: NonNullable<MailDetail["content"]> }) {
  const { subject, text, link } = content;
  return (
    <div className="grid gap-4 border-border border-t px-4 py-4">
      {link !== null && (
        <CopyField
          label="Link"
          value={link}
          hint="Hand it to the recipient and to nobody else: whoever opens it acts in their place."
        />
      )}
      <div className="grid gap-1.5">
        <p className="font-medium">{subject}</p>
        <p className="wrap-anywhere whitespace-pre-line rounded-lg bg-sunken px-3 py-2.5">{text.trim()}</p>
      </div>
    </div>
  );
}

const SETTLED_LABELS = { waiting: "Settled", sent: "Sent", given_up: "Given up", withdrawn: "Withdrawn" };
