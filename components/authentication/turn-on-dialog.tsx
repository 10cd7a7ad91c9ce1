"use client";

import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { problemSentence } from "@/components/settings/problem";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { confirmToast } from "@/components/ui/toaster";
import { turnOnScimMutation } from "@/lib/client/scim";
import { ssoQuery } from "@/lib/client/sso";
import { someNames } from "./some-names";

export interface TurnOnDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly breakGlassAdmins: readonly string[];
}

export function TurnOnDialog({ open, onClose, breakGlassAdmins }: TurnOnDialogProps) {
  const turnOn = useMutation(turnOnScimMutation());
  const { data: sso } = useSuspenseQuery(ssoQuery());
  const someoneJoins = sso.methods.some(({ addsNewUsers }) => addsNewUsers);

  function close() {
    turnOn.reset();
    onClose();
  }

  function confirm() {
    turnOn.mutate(undefined, {
      onSuccess: () => {
        close();
        confirmToast("SCIM provisioning is on.");
      },
    });
  }

  return (
    <ConfirmDialog
      open={open}
      onOpenChange={close}
      title="Turn on SCIM provisioning?"
      description="From then on your identity provider decides who is in the team."
      verb="Turn On"
      pending={turnOn.isPending}
      error={turnOn.error && problemSentence(turnOn.error)}
      onConfirm={confirm}
    >
      <ul className="grid list-disc gap-1 pl-4 marker:text-muted">
        <li>Members that it manages can no longer leave the team or change their e-mail or password.</li>
        <li>Whoever it deactivates is signed out at once and cannot come back by themselves.</li>
        {someoneJoins && (
          <li>Nobody joins any more by signing in for the first time. You can allow that again for each method.</li>
        )}
        <li>Nothing changes until you connect it with a key.</li>
        {breakGlassAdmins.length > 0 && (
          <li>{someNames(breakGlassAdmins)} can still sign in without single sign-on.</li>
        )}
      </ul>
    </ConfirmDialog>
  );
}
