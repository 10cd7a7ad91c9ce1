"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { someNames } from "@/components/authentication/some-names";
import { Problem, problemSentence } from "@/components/settings/problem";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Switch } from "@/components/ui/switch";
import { confirmToast } from "@/components/ui/toaster";
import { requireSsoMutation } from "@/lib/client/sso";
import { useDecision } from "@/lib/client/team";
import { PLAN_NAMES } from "@/lib/contracts/roles";
import type { SsoMethods } from "@/lib/contracts/sso";

/** Whether people must sign in through the identity provider, and who is exempt. */
export function RequireSso({ sso }: { readonly sso: SsoMethods }) {
  const { required, breakGlassAdmins } = sso;
  const change = useMutation(requireSsoMutation());
  const [isAsking, setIsAsking] = useState(false);
  const obstacle = useObstacle(sso);

  function set(next: boolean) {
    change.mutate(next, {
      onSuccess: () => {
        setIsAsking(false);
        confirmToast(next ? "Single sign-on is required." : "People can sign in with a password again.");
      },
    });
  }

  function close() {
    change.reset();
    setIsAsking(false);
  }

  return (
    <div className="grid gap-2 border-border border-t px-4 py-2.5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-56">
          <p className="font-medium">Require single sign-on</p>
          <p className="text-muted text-xs">{exemption(required, breakGlassAdmins)}</p>
        </div>
        <Switch
          label="Require single sign-on"
          checked={required}
          pending={change.isPending}
          onCheckedChange={(next) => (next ? setIsAsking(true) : set(false))}
          {...(obstacle !== undefined && { disabled: true, disabledReason: obstacle })}
        />
      </div>
      {!isAsking && <Problem error={change.error} />}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={close}
        title="Require single sign-on?"
        description="From then on people sign in through your identity provider only: their passwords stop working here, and who signed in with one has to sign in anew."
        verb="Require it"
        pending={change.isPending}
        error={change.error && problemSentence(change.error)}
        onConfirm={() => set(true)}
      >
        <p>
          Exempt are admins with a password, so that you get in when your identity provider cannot be reached:{" "}
          {breakGlassAdmins.join(", ")}.
        </p>
      </ConfirmDialog>
    </div>
  );
}

function exemption(required: boolean, breakGlassAdmins: readonly string[]): string {
  if (breakGlassAdmins.length === 0) return "No admin could sign in while your identity provider cannot be reached.";
  const names = someNames(breakGlassAdmins);
  return required
    ? `Only ${names} can still sign in with a password.`
    : `People can also sign in with a password. Once it is required, only ${names} can.`;
}

function useObstacle({ required, methods, breakGlassAdmins }: SsoMethods): string | undefined {
  const mayRequire = useDecision("sso.manage");
  const mayStop = useDecision("sso.stop_requiring").allowed;
  if (required) return mayStop ? undefined : "Only admins change this";
  if (!mayRequire.allowed) {
    return mayRequire.reason === "plan" ? `Part of the ${PLAN_NAMES[mayRequire.plan]} plan` : "Only admins change this";
  }
  if (!methods.some(({ enabled }) => enabled)) return "Switch a method on first";
  return breakGlassAdmins.length === 0 ? "Give one admin a password first" : undefined;
}
