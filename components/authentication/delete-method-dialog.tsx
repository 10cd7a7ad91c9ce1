"use client";

import { useMutation } from "@tanstack/react-query";
import { problemSentence } from "@/components/settings/problem";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { confirmToast } from "@/components/ui/toaster";
import { deleteSsoMutation } from "@/lib/client/sso";
import type { SsoMethodView } from "@/lib/contracts/sso";

export interface DeleteMethodDialogProps {
  /** Open while there is one. */
  readonly method: SsoMethodView | undefined;
  readonly onClose: () => void;
  readonly onDeleted?: () => void;
}

export function DeleteMethodDialog({ method, onClose, onDeleted }: DeleteMethodDialogProps) {
  const deletion = useMutation(deleteSsoMutation());

  function close() {
    deletion.reset();
    onClose();
  }

  function confirm() {
    if (method === undefined) return;
    deletion.mutate(
      { methodId: method.id },
      {
        onSuccess: () => {
          close();
          onDeleted?.();
          confirmToast(`${method.name} is deleted.`);
        },
      },
    );
  }

  return (
    <ConfirmDialog
      open={method !== undefined}
      onOpenChange={close}
      title={`Delete ${method?.name ?? "this method"}?`}
      description="Nobody can sign in with it any more. To have it back you set it up anew."
      verb="Delete method"
      tone="danger"
      pending={deletion.isPending}
      error={deletion.error && problemSentence(deletion.error)}
      onConfirm={confirm}
    />
  );
}
