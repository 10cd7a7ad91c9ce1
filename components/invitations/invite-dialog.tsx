"use client";

import { useMutation } from "@tanstack/react-query";
import { Dialog } from "@/components/ui/dialog";
import { invitePeopleMutation } from "@/lib/client/invitations";
import { InviteForm } from "./invite-form";
import { InviteResults } from "./invite-results";

export interface InviteDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** First who is invited and as what, then what became of each. */
export function InviteDialog({ open, onClose }: InviteDialogProps) {
  const invite = useMutation(invitePeopleMutation());
  const answer = invite.data;

  function close() {
    invite.reset();
    onClose();
  }

  return (
    <Dialog
      open={open}
      onOpenChange={close}
      busy={invite.isPending}
      size="lg"
      step={answer === undefined ? "form" : "results"}
      title={answer === undefined ? "Invite people" : "What became of your invitations"}
      {...(answer === undefined && {
        description: "Each of them gets a mail with a link to join, which works for seven days.",
      })}
    >
      {answer === undefined ? (
        <InviteForm pending={invite.isPending} error={invite.error} onInvite={(people) => invite.mutate({ people })} />
      ) : (
        <InviteResults answer={answer} onAgain={() => invite.reset()} onClose={close} />
      )}
    </Dialog>
  );
}
