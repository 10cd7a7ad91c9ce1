import { PLANS, type Plan, ROLES, type Role } from "./roles";

interface Rule {
  /** A member with one of these roles may. */
  readonly roles: readonly Role[];
  /** Lowest plan of the team. */
  readonly plan: Plan;
  /** What it is, in the words of the Roles page. */
  readonly sentence: string;
}

const everyone = ROLES;

/** Who may do what on which plan: the one table that the server, the screens and the tests read. */
export const PERMISSIONS = {
  "team.read": { roles: everyone, plan: "free", sentence: "See the team, its members and its roles" },
  "team.rename": { roles: ["admin"], plan: "free", sentence: "Change the name and the address of the team" },
  "team.delete": { roles: ["admin"], plan: "free", sentence: "Delete the team" },
  "profile.manage": { roles: everyone, plan: "free", sentence: "See and change the own profile" },
  "members.invite": { roles: ["admin"], plan: "free", sentence: "Invite people, resend and cancel invitations" },
  "mail.read": { roles: ["admin"], plan: "free", sentence: "See the mails that Muster sends for the team" },
  "plan.change": { roles: ["billing"], plan: "free", sentence: "Change the plan and the number of seats" },
  "members.manage": {
    roles: ["admin"],
    plan: "free",
    sentence: "Deactivate, reactivate and remove members, change their names and their roles",
  },
  "members.profile": {
    roles: ["admin"],
    plan: "free",
    sentence: "See everything that the identity provider says about a member",
  },
  "members.sessions": { roles: ["admin"], plan: "free", sentence: "See and end the sessions of members" },
  "members.export": { roles: ["admin"], plan: "free", sentence: "Export the list of members" },
  "billing.grant": { roles: ["billing"], plan: "free", sentence: "Grant and take the Billing role" },
  "groups.read": { roles: everyone, plan: "free", sentence: "See the groups" },
  "groups.manage": {
    roles: ["admin"],
    plan: "enterprise",
    sentence: "Create, change and delete groups, and set their roles",
  },
  "audit.read": {
    roles: ["admin", "community_manager"],
    plan: "business",
    sentence: "See and export the audit logs",
  },
  "sso.read": { roles: ["admin"], plan: "free", sentence: "See how people sign in" },
  "sso.manage": { roles: ["admin"], plan: "business", sentence: "Manage single sign-on" },
  "sso.stop_requiring": { roles: ["admin"], plan: "free", sentence: "Let people sign in with a password again" },
  "domains.read": { roles: ["admin"], plan: "free", sentence: "See the domains of the team" },
  "domains.manage": { roles: ["admin"], plan: "business", sentence: "Add and verify domains" },
  "domains.remove": { roles: ["admin"], plan: "free", sentence: "Remove domains" },
  "scim.read": { roles: ["admin"], plan: "free", sentence: "See SCIM provisioning" },
  "scim.enable": { roles: ["admin"], plan: "enterprise", sentence: "Turn SCIM provisioning on" },
  "scim.disable": { roles: ["admin"], plan: "free", sentence: "Turn SCIM provisioning off" },
  "scim.keys.create": { roles: ["admin"], plan: "enterprise", sentence: "Generate and regenerate SCIM API keys" },
  "scim.keys.revoke": { roles: ["admin"], plan: "free", sentence: "Revoke SCIM API keys" },
  "scim.schemas.manage": { roles: ["admin"], plan: "enterprise", sentence: "Declare custom SCIM attributes" },
} as const satisfies Readonly<Record<string, Rule>>;

export type Permission = keyof typeof PERMISSIONS;

export type Decision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: "role"; readonly roles: readonly Role[] }
  | { readonly allowed: false; readonly reason: "plan"; readonly plan: Plan };

/** Whether a member with these roles, in a team on this plan, has the permission; the role is asked first. */
export function decide(roles: readonly Role[], plan: Plan, permission: Permission): Decision {
  const rule: Rule = PERMISSIONS[permission];
  if (!roles.some((role) => rule.roles.includes(role))) return { allowed: false, reason: "role", roles: rule.roles };
  if (PLANS.indexOf(plan) < PLANS.indexOf(rule.plan)) return { allowed: false, reason: "plan", plan: rule.plan };
  return { allowed: true };
}

/** Whether keys of a team on this plan are honoured at all. */
export function planHasScim(plan: Plan): boolean {
  return PLANS.indexOf(plan) >= PLANS.indexOf(PERMISSIONS["scim.enable"].plan);
}
