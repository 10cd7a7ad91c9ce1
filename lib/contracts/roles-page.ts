import { z } from "zod";
import { endpoint } from "./endpoint";
import { roleSchema } from "./roles";

export const roleHolders = z.object({
  role: roleSchema,
  /** Active members who hold it; of them those who hold it on their own, and those who have it by a group. */
  total: z.int(),
  own: z.int(),
  byGroup: z.int(),
  /** Whether there are more than `total`, so many that they were not counted, nor split. */
  isMore: z.boolean().optional(),
  /** The first of them by name. */
  first: z.array(z.object({ memberId: z.string(), name: z.string(), own: z.boolean(), groups: z.array(z.string()) })),
});
export type RoleHolders = z.output<typeof roleHolders>;

/** Who holds each role, in the order of the role table. */
export const readRoles = endpoint({
  method: "GET",
  path: "/api/team/roles",
  permission: "team.read",
  input: z.object({}),
  output: z.object({ roles: z.array(roleHolders) }),
});
