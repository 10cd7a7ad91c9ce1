import { z } from "zod";
import { endpoint } from "./endpoint";
import { PERMISSIONS, type Permission } from "./permissions";
import { PLANS, type Plan, planSchema, roleSchema } from "./roles";

export const SEATS_MAX = 1_000_000;

export const planView = z.object({
  plan: planSchema,
  /** Active and invited members use a seat. */
  seats: z.object({ total: z.int(), used: z.int() }),
  /** Who may change the plan, by name; at most 20. */
  changedBy: z.array(z.string()),
  /** What the team uses of what a lower plan does not have. */
  uses: z.object({
    scim: z.boolean(),
    /** Keys that identity providers can use while SCIM is on. */
    scimKeys: z.int(),
    managedMembers: z.int(),
    /** Methods that are on. */
    ssoMethods: z.int(),
    /** Roles that not every plan has and somebody holds. */
    heldRoles: z.array(roleSchema),
  }),
});
export type PlanView = z.output<typeof planView>;

export const readPlan = endpoint({
  method: "GET",
  path: "/api/team/plan",
  permission: "team.read",
  input: z.object({}),
  output: planView,
});

/** Deletes nothing: what the new plan does not have stops, and goes on when the team is back. */
export const changePlan = endpoint({
  method: "PUT",
  path: "/api/team/plan",
  permission: "plan.change",
  input: z.object({ plan: planSchema }),
  output: planView,
});

/** Answers 409 `conflict` with `fields.seats` for fewer seats than are used. */
export const changeSeats = endpoint({
  method: "PUT",
  path: "/api/team/plan/seats",
  permission: "plan.change",
  input: z.object({
    seats: z.int("Give a whole number.").min(1, "At least one seat.").max(SEATS_MAX, "At most 1,000,000 seats."),
  }),
  output: planView,
});

/** What a plan brings that the one below it does not have. */
export function permissionsOf(plan: Plan): readonly Permission[] {
  return PERMISSION_NAMES.filter((permission) => PERMISSIONS[permission].plan === plan);
}

/** What a team on `from` can no longer do on `to`; nothing when `to` is not lower. */
export function permissionsLost(from: Plan, to: Plan): readonly Permission[] {
  return PLANS.slice(PLANS.indexOf(to) + 1, PLANS.indexOf(from) + 1).flatMap(permissionsOf);
}

const PERMISSION_NAMES: readonly Permission[] = Object.keys(PERMISSIONS).filter(isPermission);

function isPermission(name: string): name is Permission {
  return Object.hasOwn(PERMISSIONS, name);
}
