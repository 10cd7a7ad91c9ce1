import { z } from "zod";
import { planSchema, roleSchema } from "./roles";

/** What can go wrong in the settings API, closed: screens switch on it. */
export const ERROR_CODES = [
  "invalid_input",
  "signed_out",
  "no_team",
  "deactivated",
  "wants_sso",
  "forbidden",
  "foreign_origin",
  "not_found",
  "conflict",
  "name_taken",
  "sso_required",
  "last_sso_method",
  "sso_not_set_up",
  "sso_untested",
  "break_glass_required",
  "last_admin",
  "last_billing",
  "no_free_seat",
  "managed",
  "scim_off",
  "key_not_active",
  "too_many_attempts",
  "too_large",
  "busy",
  "internal",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** The body of a refusal. `message` is for people; `fields` names inputs by their keys. */
export const errorBody = z.object({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  reason: z.enum(["role", "plan"]).optional(),
  roles: z.array(roleSchema).optional(),
  plan: planSchema.optional(),
  fields: z.record(z.string(), z.string()).optional(),
  requestId: z.string().optional(),
});

export type ErrorBody = z.output<typeof errorBody>;
