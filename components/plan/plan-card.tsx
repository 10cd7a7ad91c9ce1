import { Check } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { PLAN_NAMES, PLANS, type Plan } from "@/lib/contracts/roles";
import { isLower, planBrings } from "./plan-words";

export interface PlanCardProps {
  readonly plan: Plan;
  readonly current: Plan;
  /** Absent for who may not change the plan. */
  readonly onChoose: (() => void) | undefined;
}

/** One plan with what it brings beyond the one before. */
export function PlanCard({ plan, current, onChoose }: PlanCardProps) {
  const isCurrent = plan === current;
  const below = PLANS[PLANS.indexOf(plan) - 1];
  const brings = planBrings(plan);
  return (
    <li
      className={classNames(
        "flex flex-col gap-3 rounded-lg border bg-raised p-4 shadow-raised",
        isCurrent ? "border-accent" : "border-border",
      )}
    >
      <div className="flex min-h-6 flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">{PLAN_NAMES[plan]}</h3>
        {isCurrent && <Badge tone="accent">Your plan</Badge>}
      </div>
      {below !== undefined && (
        <p className="text-muted">
          {brings.length > 0 ? `Everything in ${PLAN_NAMES[below]}, and:` : `The same as ${PLAN_NAMES[below]}.`}
        </p>
      )}
      <ul className="grid flex-1 content-start gap-1.5">
        {brings.map((sentence) => (
          <li key={sentence} className="flex items-start gap-2">
            <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
            {sentence}
          </li>
        ))}
      </ul>
      {onChoose !== undefined && !isCurrent && (
        <Button variant={isLower(plan, current) ? "secondary" : "primary"} onClick={onChoose}>
          Move to {PLAN_NAMES[plan]}
        </Button>
      )}
    </li>
  );
}
