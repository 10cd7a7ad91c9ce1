"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { problemSentence } from "@/components/settings/problem";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { confirmToast } from "@/components/ui/toaster";
import { deleteGroupMutation, groupPreviewQuery } from "@/lib/client/groups";
import type { GroupDetail } from "@/lib/contracts/groups";
import { RolesPreview } from "./roles-preview";

export interface DeleteGroupDialogProps {
  readonly group: GroupDetail;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Asks before a group goes, with who loses which role by it. */
export function DeleteGroupDialog({ group, open, onClose, onDeleted }: DeleteGroupDialogProps) {
  const { id, name, memberCount } = group;
  const preview = useQuery({ ...groupPreviewQuery(id, []), enabled: open });
  const removal = useMutation(deleteGroupMutation());

  function close() {
    removal.reset();
    onClose();
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={close}
      title={`Delete ${name}?`}
      description={`${membersSentence(memberCount)} This cannot be undone.`}
      verb="Delete group"
      tone="danger"
      pending={removal.isPending}
      error={removal.error && problemSentence(removal.error)}
      onConfirm={() =>
        removal.mutate(id, {
          onSuccess: () => {
            close();
            confirmToast(`${name} is deleted.`);
            onDeleted();
          },
        })
      }
    >
      <RolesPreview query={preview} />
    </ConfirmDialog>
  );
}

function membersSentence(count: number): string {
  if (count === 0) return "Nobody is in it.";
  return count === 1 ? "Its 1 member stays in the team." : `Its ${count} members stay in the team.`;
}
