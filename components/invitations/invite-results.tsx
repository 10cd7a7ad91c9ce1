import { CircleCheck, CircleMinus } from "lucide-react";
import Link from "next/link";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { DialogBody, DialogFooter } from "@/components/ui/dialog";
import type { InviteAnswer } from "@/lib/contracts/invitations";
import { OUTCOME_WORDS } from "./outcome-words";

export interface InviteResultsProps {
  readonly answer: InviteAnswer;
  /** Back to an empty form. */
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** Every line of the list with what became of it. */
export function InviteResults({ answer, onAgain, onClose }: InviteResultsProps) {
  const { results, isSendingMail } = answer;
  const sent = results.filter(({ outcome }) => outcome === "sent").length;
  return (
    <>
      <DialogBody>
        <p role="status">{summaryOf(sent, results.length - sent)}</p>
        {sent > 0 && !isSendingMail && <NotSent />}
        <ul className="grid max-h-80 divide-y divide-border overflow-y-auto rounded-lg border border-border">
          {results.map(({ email, outcome }, line) => (
            // Two lines may hold the same address.
            <li key={`${line} ${email}`} className="flex items-start gap-2.5 px-3 py-2">
              {outcome === "sent" ? (
                <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
              ) : (
                <CircleMinus aria-hidden className="mt-0.5 size-4 shrink-0 text-warning" />
              )}
              <span className="grid min-w-0">
                <span className="wrap-anywhere font-medium">{email}</span>
                <span className="text-muted text-xs">{OUTCOME_WORDS[outcome]}</span>
              </span>
            </li>
          ))}
        </ul>
      </DialogBody>
      <DialogFooter>
        <Button onClick={onAgain}>Invite more</Button>
        <Button variant="primary" data-autofocus onClick={onClose}>
          Done
        </Button>
      </DialogFooter>
    </>
  );
}

function NotSent() {
  return (
    <Alert
      tone="warning"
      title="No mail is sent"
      action={
        <Button asChild size="sm">
          <Link href="/settings/team/outbox">Open the outbox</Link>
        </Button>
      }
    >
      No mail server is set for Muster. The mails wait in the outbox, where you can copy their links and hand them over.
    </Alert>
  );
}

function summaryOf(sent: number, others: number): string {
  const invited = sent === 1 ? "1 person is invited." : `${sent} people are invited.`;
  if (others === 0) return invited;
  return `${sent === 0 ? "Nobody is invited." : invited} ${others === 1 ? "1 line was" : `${others} lines were`} left out.`;
}
