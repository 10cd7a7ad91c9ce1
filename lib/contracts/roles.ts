import { z } from "zod";

/** Roles as RFC-free product terms; a member holds at least one, own and by group together. */
export const ROLES = ["admin", "billing", "developer", "community_manager"] as const;
export const roleSchema = z.enum(ROLES);
export type Role = (typeof ROLES)[number];

/** What new people get: by SCIM, by SSO, by an invitation without a choice. */
export const DEFAULT_ROLE: Role = "developer";
/** The role that a team must never be without. */
export const ADMIN_ROLE: Role = "admin";
/** The role that only those who hold it give and take. */
export const BILLING_ROLE: Role = "billing";

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  admin: "Admin",
  billing: "Billing",
  developer: "Developer",
  community_manager: "Community manager",
};

/** Plans, lowest first. */
export const PLANS = ["free", "team", "business", "enterprise"] as const;
export const planSchema = z.enum(PLANS);
export type Plan = (typeof PLANS)[number];

export const PLAN_NAMES: Readonly<Record<Plan, string>> = {
  free: "Free",
  team: "Team",
  business: "Business",
  enterprise: "Enterprise",
};

/** The lowest plan that has the role. On a lower one it can be held, but gives nothing of its own. */
export const ROLE_PLANS: Readonly<Record<Role, Plan>> = {
  admin: "free",
  billing: "free",
  developer: "free",
  community_manager: "business",
};

/** The plan of a team that is made on a server of one's own, where nothing is sold. */
export const SELF_HOSTED_PLAN: Plan = "enterprise";
