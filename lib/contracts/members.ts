import { z } from "zod";
import { endpoint } from "./endpoint";
import { pageInput, pageOf } from "./page";
import { roleSchema } from "./roles";

export const MEMBER_SOURCES = ["scim", "sso", "invite"] as const;
export const MEMBER_STATUSES = ["active", "invited", "deactivated"] as const;
export const MEMBER_SORTS = ["name", "joined"] as const;

export type MemberStatus = (typeof MEMBER_STATUSES)[number];
export type MemberSource = (typeof MEMBER_SOURCES)[number];

export const memberView = z.object({
  id: z.string(),
  name: z.string(),
  userName: z.string(),
  email: z.string().nullable(),
  source: z.enum(MEMBER_SOURCES),
  /** Whether the identity provider decides over the membership now. */
  managed: z.boolean(),
  /** Whether it did until SCIM was turned off. */
  wasManaged: z.boolean(),
  status: z.enum(MEMBER_STATUSES),
  /** Why an active member cannot sign in, or null. */
  signInProblem: z.enum(["no_email", "shared_email"]).nullable(),
  /** `own`: given to the member; `groups`: the names of the groups that give it. */
  roles: z.array(z.object({ role: roleSchema, own: z.boolean(), groups: z.array(z.string()) })),
  joinedAt: z.iso.datetime().nullable(),
});
export type MemberView = z.output<typeof memberView>;

export const listMembers = endpoint({
  method: "GET",
  path: "/api/team/members",
  permission: "team.read",
  input: z.object({
    ...pageInput,
    search: z.string().trim().max(200).default(""),
    status: z.enum(["all", ...MEMBER_STATUSES]).default("all"),
    sort: z.enum(MEMBER_SORTS).default("name"),
    descending: z.stringbool().or(z.boolean()).default(false),
  }),
  output: pageOf(memberView),
});
