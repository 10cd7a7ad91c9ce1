"use client";

import { useMutation } from "@tanstack/react-query";
import { problemSentence } from "@/components/settings/problem";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { leaveTeamMutation } from "@/lib/client/profile";
import type { ProfileTeam } from "@/lib/contracts/profile";

export interface LeaveTeamDialogProps {
  /** Open while there is one. */
  readonly team: ProfileTeam | undefined;
  readonly isLastTeam: boolean;
  readonly onClose: () => void;
}

export function LeaveTeamDialog({ team, isLastTeam, onClose }: LeaveTeamDialogProps) {
  const leave = useMutation({
    ...leaveTeamMutation(),
    // A full load: nothing of the team that was left may stay on the screen or in the cache.
    onSuccess: ({ team: next }) =>
      window.location.assign(next === null ? "/sign-in?reason=left_team" : "/settings/profile"),
  });

  function close() {
    leave.reset();
    onClose();
  }

  return (
    <ConfirmDialog
      open={team !== undefined}
      onOpenChange={close}
      title={`Leave ${team?.name ?? "this team"}?`}
      description="You lose your roles and groups there. To come back, you have to be invited again."
      verb="Leave team"
      tone="danger"
      pending={leave.isPending || leave.isSuccess}
      error={leave.error && problemSentence(leave.error)}
      onConfirm={() => team && leave.mutate({ teamId: team.id })}
    >
      {isLastTeam && <p>It is your only team. Your account stays, but you are signed out until a team invites you.</p>}
    </ConfirmDialog>
  );
}
