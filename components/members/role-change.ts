import type { MemberDetail } from "@/lib/contracts/member-page";
import { ADMIN_ROLE, BILLING_ROLE, ROLES, type Role } from "@/lib/contracts/roles";

export interface RoleChange {
  /** Roles that the member does not have yet, and those that are gone afterwards. */
  readonly gains: readonly Role[];
  readonly losses: readonly Role[];
  /** Taken from the member, who keeps them by a group, and the other way round: nothing changes for the member. */
  readonly keeps: readonly Role[];
  readonly isSame: boolean;
  /** Why it cannot be saved; undefined when it can. */
  readonly problem: string | undefined;
}

/** What it means for a member when these become the roles that they hold on their own. */
export function roleChange(
  member: Pick<MemberDetail, "name" | "roles" | "isLast">,
  chosen: readonly Role[],
): RoleChange {
  const own = ROLES.filter((role) => member.roles.some((held) => held.role === role && held.own));
  const byGroup = ROLES.filter((role) => member.roles.some((held) => held.role === role && held.groups.length > 0));
  const changed = ROLES.filter((role) => own.includes(role) !== chosen.includes(role));
  const gains = changed.filter((role) => chosen.includes(role) && !byGroup.includes(role));
  const losses = changed.filter((role) => !chosen.includes(role) && !byGroup.includes(role));
  return {
    gains,
    losses,
    keeps: changed.filter((role) => byGroup.includes(role)),
    isSame: changed.length === 0,
    problem: problemOf(member, chosen, losses),
  };
}

function problemOf(
  { name, isLast }: Pick<MemberDetail, "name" | "isLast">,
  chosen: readonly Role[],
  losses: readonly Role[],
): string | undefined {
  if (chosen.length === 0) return `${name} needs at least one role that no group gives: a group may be gone tomorrow.`;
  if (losses.includes(ADMIN_ROLE) && isLast.admin) {
    return `${name} is the only active admin of the team. Make somebody else an admin first.`;
  }
  if (losses.includes(ADMIN_ROLE) && isLast.breakGlass) {
    return `${name} is the only admin who can sign in without your identity provider, and the team depends on it.`;
  }
  if (losses.includes(BILLING_ROLE) && isLast.planChanger) {
    return `${name} is the only one who can change the plan. Give somebody else the Billing role first.`;
  }
  return undefined;
}
