"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { problemSentence } from "@/components/settings/problem";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { confirmToast } from "@/components/ui/toaster";
import { planQuery } from "@/lib/client/plan";
import { turnOffScimMutation } from "@/lib/client/scim";

export interface TurnOffDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

export function TurnOffDialog({ open, onClose }: TurnOffDialogProps) {
  // Counted when somebody asks: in a large team that takes a while.
  const { data: plan } = useQuery({ ...planQuery(), enabled: open, staleTime: 0 });
  const turnOff = useMutation(turnOffScimMutation());

  function close() {
    turnOff.reset();
    onClose();
  }

  function confirm() {
    turnOff.mutate(undefined, {
      onSuccess: () => {
        close();
        confirmToast("SCIM provisioning is off.");
      },
    });
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={close}
      title="Turn off SCIM provisioning?"
      description={plan === undefined ? COUNTING : managedSentence(plan.uses.managedMembers)}
      verb="Turn Off"
      tone="danger"
      pending={turnOff.isPending}
      error={turnOff.error && problemSentence(turnOff.error)}
      onConfirm={confirm}
    >
      <ul className="grid list-disc gap-1 pl-4 marker:text-muted">
        <li>Everybody stays in the team as they are; changes of your identity provider no longer arrive.</li>
        <li>The keys stop working at once. They are kept and work again when you turn it on again.</li>
      </ul>
    </ConfirmDialog>
  );
}

const COUNTING = "Counting the members that your identity provider manages …";

function managedSentence(count: number): string {
  switch (count) {
    case 0:
      return "Your identity provider manages no member yet.";
    case 1:
      return "Your identity provider manages 1 member.";
    default:
      return `Your identity provider manages ${count} members.`;
  }
}
