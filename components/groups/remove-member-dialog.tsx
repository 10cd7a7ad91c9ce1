"use client";

import { useMutation } from "@tanstack/react-query";
import { problemSentence } from "@/components/settings/problem";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { confirmToast } from "@/components/ui/toaster";
import { changeGroupMembersMutation } from "@/lib/client/groups";
import type { GroupDetail } from "@/lib/contracts/groups";
import type { MemberView } from "@/lib/contracts/members";
import { leavingSentence } from "./membership-words";

export interface RemoveMemberDialogProps {
  readonly group: GroupDetail;
  /** Open while there is one. */
  readonly member: MemberView | undefined;
  readonly onClose: () => void;
}

/** Asks before somebody is taken out of a group, with the roles that they lose by it. */
export function RemoveMemberDialog({ group, member, onClose }: RemoveMemberDialogProps) {
  const change = useMutation(changeGroupMembersMutation());

  function close() {
    change.reset();
    onClose();
  }

  function confirm() {
    if (member === undefined) return;
    change.mutate(
      { groupId: group.id, remove: [member.id] },
      {
        onSuccess: () => {
          close();
          confirmToast(`${member.name} is out of ${group.name}.`);
        },
      },
    );
  }

  return (
    <ConfirmDialog
      open={member !== undefined}
      onOpenChange={close}
      title={`Take ${member?.name ?? "this member"} out of ${group.name}?`}
      description={member && leavingSentence(member, group)}
      verb="Take out"
      tone="danger"
      pending={change.isPending}
      error={change.error && problemSentence(change.error)}
      onConfirm={confirm}
    />
  );
}
