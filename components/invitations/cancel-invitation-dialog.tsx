"use client";

import { useMutation } from "@tanstack/react-query";
import { afterSuccess } from "@/components/settings/after-success";
import { problemSentence } from "@/components/settings/problem";
import { Alert } from "@/components/ui/alert";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { confirmToast } from "@/components/ui/toaster";
import { cancelInvitationMutation } from "@/lib/client/invitations";
import type { InvitationView } from "@/lib/contracts/invitations";

export interface CancelInvitationDialogProps {
  /** Open while there is one. */
  readonly invitation: InvitationView | undefined;
  readonly onClose: () => void;
}

export function CancelInvitationDialog({ invitation, onClose }: CancelInvitationDialogProps) {
  const cancel = useMutation(cancelInvitationMutation());

  function close() {
    cancel.reset();
    onClose();
  }

  function confirm() {
    if (!invitation) return;
    afterSuccess(cancel.mutateAsync({ invitationId: invitation.id }), () => {
      confirmToast(`The invitation of ${invitation.email} is cancelled.`);
      close();
    });
  }

  return (
    <ConfirmDialog
      open={invitation !== undefined}
      onOpenChange={close}
      title={`Cancel the invitation of ${invitation?.email ?? "this person"}?`}
      description="Its links stop working, and the seat is free again."
      verb="Cancel invitation"
      cancelLabel="Keep it"
      tone="danger"
      pending={cancel.isPending}
      error={cancel.error && problemSentence(cancel.error)}
      onConfirm={confirm}
    >
      {invitation?.managed === true && (
        <Alert tone="warning">
          Your identity provider added this person, and may do so again. Take them out of the application there, too.
        </Alert>
      )}
    </ConfirmDialog>
  );
}
