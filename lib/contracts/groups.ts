import { z } from "zod";
import { endpoint } from "./endpoint";
import { pageInput, pageOf } from "./page";
import { roleSchema } from "./roles";

export const groupView = z.object({
  id: z.string(),
  name: z.string(),
  source: z.enum(["scim", "local"]),
  memberCount: z.int(),
  roles: z.array(roleSchema),
  updatedAt: z.iso.datetime(),
});
export type GroupView = z.output<typeof groupView>;

export const listGroups = endpoint({
  method: "GET",
  path: "/api/team/groups",
  permission: "groups.read",
  input: z.object({ ...pageInput, search: z.string().trim().max(200).default("") }),
  output: pageOf(groupView),
});
