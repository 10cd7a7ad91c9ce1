"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Problem, problemSentence } from "@/components/settings/problem";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Switch } from "@/components/ui/switch";
import { confirmToast } from "@/components/ui/toaster";
import { switchSsoMutation } from "@/lib/client/sso";
import { useDecision } from "@/lib/client/team";
import { PLAN_NAMES } from "@/lib/contracts/roles";
import type { SsoMethodView } from "@/lib/contracts/sso";

/** Switches a method on and off; one that was not tested only after a question. */
export function MethodSwitch({ method }: { readonly method: SsoMethodView }) {
  const { id, name, enabled, isSetUp, testedAt } = method;
  const switching = useMutation(switchSsoMutation());
  const [isAsking, setIsAsking] = useState(false);
  const reason = useDisabledReason(!enabled && !isSetUp);

  function change(next: boolean, evenUntested = false) {
    switching.mutate(
      { methodId: id, enabled: next, evenUntested },
      {
        onSuccess: () => {
          setIsAsking(false);
          confirmToast(next ? `${name} is on.` : `${name} is off.`);
        },
      },
    );
  }

  function close() {
    switching.reset();
    setIsAsking(false);
  }

  return (
    <div className="grid justify-items-end gap-2">
      <Switch
        label={`Sign in with ${name}`}
        checked={enabled}
        pending={switching.isPending}
        onCheckedChange={(next) => (next && testedAt === null ? setIsAsking(true) : change(next))}
        {...(reason !== undefined && { disabled: true, disabledReason: reason })}
      />
      {!isAsking && <Problem error={switching.error} />}
      <ConfirmDialog
        open={isAsking}
        onOpenChange={close}
        title={`Switch ${name} on without a test?`}
        description="No test sign-in has succeeded as it is set up now. If something is wrong, people see an error when they sign in."
        verb="Switch on anyway"
        pending={switching.isPending}
        error={switching.error && problemSentence(switching.error)}
        onConfirm={() => change(true, true)}
      />
    </div>
  );
}

function useDisabledReason(lacksSetup: boolean): string | undefined {
  const decision = useDecision("sso.manage");
  if (!decision.allowed) {
    return decision.reason === "plan" ? `Part of the ${PLAN_NAMES[decision.plan]} plan` : "Only admins change this";
  }
  return lacksSetup ? "Set it up first" : undefined;
}
