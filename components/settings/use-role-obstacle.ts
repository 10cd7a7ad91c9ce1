"use client";

import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { rolesQuery } from "@/lib/client/roles-page";
import { useDecision, viewerQuery } from "@/lib/client/team";
import type { Permission } from "@/lib/contracts/permissions";
import { BILLING_ROLE, PLAN_NAMES, PLANS, ROLE_NAMES, ROLE_PLANS, type Role } from "@/lib/contracts/roles";

/** Says why the signed-in person cannot give or take a role; undefined where they can. `permission` is for the other roles. */
export function useRoleObstacle(permission: Permission): (role: Role, isHeld: boolean) => string | undefined {
  const { data: viewer } = useSuspenseQuery(viewerQuery());
  const { data: holders } = useQuery(rolesQuery());
  const isManager = useDecision(permission).allowed;
  const isPayer = useDecision("billing.grant").allowed;
  // When nobody active holds it, an admin gives it: else nobody ever could.
  const isBillingFree = holders?.roles.find(({ role }) => role === BILLING_ROLE)?.total === 0;
  return (role, isHeld) => {
    if (role === BILLING_ROLE) {
      if (isPayer || (isManager && isBillingFree)) return undefined;
      return `Only somebody with the ${ROLE_NAMES[role]} role gives and takes it.`;
    }
    if (!isManager) return "Only admins give and take it.";
    const needed = ROLE_PLANS[role];
    if (isHeld || PLANS.indexOf(needed) <= PLANS.indexOf(viewer.team.plan)) return undefined;
    return `Part of the ${PLAN_NAMES[needed]} plan.`;
  };
}
