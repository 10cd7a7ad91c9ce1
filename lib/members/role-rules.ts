import { PLAN_NAMES, PLANS, type Plan, ROLE_NAMES, ROLE_PLANS, type Role } from "@/lib/contracts/roles";
import { DomainError } from "@/lib/errors";

/** Throws `forbidden` when one of the roles that are given is not in the team's plan. Who holds it from before keeps it. */
export function requirePlanOfRoles(plan: Plan, given: readonly Role[]): void {
  const missing = given.find((role) => PLANS.indexOf(ROLE_PLANS[role]) > PLANS.indexOf(plan));
  if (missing === undefined) return;
  const needed = ROLE_PLANS[missing];
  const message = `The ${ROLE_NAMES[missing]} role is part of the ${PLAN_NAMES[needed]} plan; the team is on ${PLAN_NAMES[plan]}.`;
  throw new DomainError("forbidden", message, { reason: "plan", plan: needed });
}
