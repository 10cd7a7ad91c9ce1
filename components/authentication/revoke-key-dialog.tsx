"use client";

import { useMutation } from "@tanstack/react-query";
import { problemSentence } from "@/components/settings/problem";
import { TimeAgo } from "@/components/settings/time-ago";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { confirmToast } from "@/components/ui/toaster";
import { revokeKeyMutation } from "@/lib/client/scim";
import type { ScimKeyView } from "@/lib/contracts/scim";

export interface RevokeKeyDialogProps {
  /** Open while there is one. */
  readonly scimKey: ScimKeyView | undefined;
  readonly onClose: () => void;
}

export function RevokeKeyDialog({ scimKey, onClose }: RevokeKeyDialogProps) {
  const revoke = useMutation(revokeKeyMutation());

  function close() {
    revoke.reset();
    onClose();
  }

  function confirm() {
    if (scimKey === undefined) return;
    revoke.mutate(
      { keyId: scimKey.id },
      {
        onSuccess: () => {
          close();
          confirmToast("The key is revoked.");
        },
      },
    );
  }

  return (
    <ConfirmDialog
      open={scimKey !== undefined}
      onOpenChange={close}
      title={scimKey?.replacedById ? `Revoke the previous key of ${scimKey.name}?` : `Revoke ${scimKey?.name ?? ""}?`}
      description="It is refused from the very next request on. This cannot be undone."
      verb="Revoke key"
      tone="danger"
      pending={revoke.isPending}
      error={revoke.error && problemSentence(revoke.error)}
      onConfirm={confirm}
    >
      {scimKey && (
        <p>
          <code className="font-mono text-[0.8125rem]">{scimKey.hint}</code>{" "}
          {scimKey.lastUse === null ? (
            "was never used."
          ) : (
            <>
              was last used <TimeAgo date={scimKey.lastUse.at} /> by {scimKey.lastUse.by}.
            </>
          )}
        </p>
      )}
    </ConfirmDialog>
  );
}
