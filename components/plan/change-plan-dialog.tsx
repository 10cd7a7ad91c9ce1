"use client";

import { useMutation } from "@tanstack/react-query";
import { problemSentence } from "@/components/settings/problem";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { confirmToast } from "@/components/ui/toaster";
import { changePlanMutation } from "@/lib/client/plan";
import type { PlanView } from "@/lib/contracts/plan";
import { PLAN_NAMES, type Plan } from "@/lib/contracts/roles";
import { isLower, planGains, planLosses, planStops } from "./plan-words";

export interface ChangePlanDialogProps {
  readonly view: PlanView;
  /** The chosen plan; closed while there is none. */
  readonly to: Plan | undefined;
  readonly onClose: () => void;
}

/** Says before what a lower plan stops, or what a higher one brings. */
export function ChangePlanDialog({ view, to, onClose }: ChangePlanDialogProps) {
  const change = useMutation(changePlanMutation());
  const plan = to ?? view.plan;
  const goesDown = isLower(plan, view.plan);

  function close() {
    change.reset();
    onClose();
  }

  function confirm() {
    change.mutate(
      { plan },
      {
        onSuccess: () => {
          close();
          confirmToast(`The team is on the ${PLAN_NAMES[plan]} plan.`);
        },
      },
    );
  }

  return (
    <ConfirmDialog
      open={to !== undefined}
      onOpenChange={close}
      title={`Move to the ${PLAN_NAMES[plan]} plan?`}
      description={
        goesDown
          ? `Nothing is deleted. What the ${PLAN_NAMES[plan]} plan does not have stops at once, and goes on as before when the team comes back to ${PLAN_NAMES[view.plan]}.`
          : "It holds at once, for everybody in the team. The number of seats stays."
      }
      verb={`Move to ${PLAN_NAMES[plan]}`}
      tone={goesDown ? "danger" : "primary"}
      pending={change.isPending}
      error={change.error && problemSentence(change.error)}
      onConfirm={confirm}
    >
      {goesDown ? (
        <>
          <Sentences title="What you use now" sentences={planStops(view, plan)} />
          <Sentences title="Nobody in the team can any more" sentences={planLosses(view.plan, plan)} />
        </>
      ) : (
        <Sentences title="The team gets" sentences={planGains(view.plan, plan)} />
      )}
    </ConfirmDialog>
  );
}

function Sentences({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <div className="grid gap-1">
      <p className="font-medium">{title}</p>
      <ul className="grid list-disc gap-1 pl-4 marker:text-muted">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
