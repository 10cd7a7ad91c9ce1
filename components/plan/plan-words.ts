import { PERMISSIONS } from "@/lib/contracts/permissions";
import { type PlanView, permissionsLost, permissionsOf } from "@/lib/contracts/plan";
import { PLAN_NAMES, PLANS, type Plan, ROLE_NAMES, ROLE_PLANS, ROLES } from "@/lib/contracts/roles";

/** What a plan brings beyond the one below it, a sentence each. */
export function planBrings(plan: Plan): readonly string[] {
  const roles = ROLES.filter((role) => ROLE_PLANS[role] === plan && plan !== PLANS[0]);
  return [
    ...permissionsOf(plan).map((permission) => PERMISSIONS[permission].sentence),
    ...roles.map((role) => `The ${ROLE_NAMES[role]} role`),
  ];
}

export function isLower(plan: Plan, than: Plan): boolean {
  return PLANS.indexOf(plan) < PLANS.indexOf(than);
}

/** What a team gets when it moves up from one plan to another. */
export function planGains(from: Plan, to: Plan): readonly string[] {
  return PLANS.slice(PLANS.indexOf(from) + 1, PLANS.indexOf(to) + 1).flatMap(planBrings);
}

/** What nobody in the team can do any more after it moves down. */
export function planLosses(from: Plan, to: Plan): readonly string[] {
  return permissionsLost(from, to).map((permission) => PERMISSIONS[permission].sentence);
}

/** What of the things that the team uses now stops, or stays as it is, when it moves down; a sentence each. */
export function planStops({ plan: from, uses }: Pick<PlanView, "plan" | "uses">, to: Plan): readonly string[] {
  const lost = new Set(permissionsLost(from, to));
  const roles = uses.heldRoles.filter((role) => isLower(to, ROLE_PLANS[role]) && !isLower(from, ROLE_PLANS[role]));
  return [
    ...(uses.scim && lost.has("scim.enable") ? scimStops(uses) : []),
    ...(uses.ssoMethods > 0 && lost.has("sso.manage") ? [ssoStops(uses.ssoMethods)] : []),
    ...(lost.has("audit.read")
      ? ["The audit log goes on and is kept as long as before, but nobody can look at it."]
      : []),
    ...roles.map((role) => `The ${ROLE_NAMES[role]} role gives nothing of its own. Who holds it keeps it.`),
  ];
}

function scimStops({ scimKeys, managedMembers }: PlanView["uses"]): readonly string[] {
  const keys = scimKeys === 1 ? "the key that it uses is" : `the ${scimKeys} keys that it may use are`;
  const members =
    managedMembers === 1 ? "The member that it manages stays" : `The ${managedMembers} members that it manages stay`;
  return [
    "SCIM provisioning stops: every request of your identity provider is refused" +
      (scimKeys > 0 ? `; ${keys} kept, but work only on the ${PLAN_NAMES[SCIM_PLAN]} plan.` : "."),
    ...(managedMembers > 0 ? [`${members} in the team as now, whatever happens in your identity provider.`] : []),
  ];
}

const SCIM_PLAN = PERMISSIONS["scim.enable"].plan;

function ssoStops(methods: number): string {
  return methods === 1
    ? "Your SSO method stays as it is, but can no longer be changed."
    : `Your ${methods} SSO methods stay as they are, but can no longer be changed.`;
}
