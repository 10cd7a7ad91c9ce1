import { z } from "zod";
import { endpoint } from "./endpoint";
import { pageInput, pageOf } from "./page";
import { ROLES, roleSchema } from "./roles";

export const MEMBER_SOURCES = ["scim", "sso", "invite"] as const;
export const MEMBER_STATUSES = ["active", "invited", "deactivated"] as const;
export const MEMBER_SORTS = ["name", "joined"] as const;

export type MemberStatus = (typeof MEMBER_STATUSES)[number];
export type MemberSource = (typeof MEMBER_SOURCES)[number];

export const memberId = z.string().min(1).max(64);

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
  /** Whose account has the same address, when that is why. */
  sharesEmailWith: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** `own`: given to the member; `groups`: the names of the groups that give it. */
  roles: z.array(z.object({ role: roleSchema, own: z.boolean(), groups: z.array(z.string()) })),
  joinedAt: z.iso.datetime().nullable(),
});
export type MemberView = z.output<typeof memberView>;

export const memberFilters = {
  /** A part of a name, a userName or an e-mail address, in any case. */
  search: z.string().trim().max(200).default(""),
  status: z.enum(["all", ...MEMBER_STATUSES]).default("all"),
  source: z.enum(["all", ...MEMBER_SOURCES]).default("all"),
  /** Held on their own or by a group. */
  role: z.enum(["all", ...ROLES]).default("all"),
  /** The id of a group, or "" for everybody. */
  group: z.string().max(64).default(""),
  /** The id of a group whose members are left out, or "". */
  outside: z.string().max(64).default(""),
} as const;

/** Sorted by `joined`, those who have not joined yet count as the latest. */
export const listMembers = endpoint({
  method: "GET",
  path: "/api/team/members",
  permission: "team.read",
  input: z.object({
    ...pageInput,
    ...memberFilters,
    sort: z.enum(MEMBER_SORTS).default("name"),
    descending: z.stringbool().or(z.boolean()).default(false),
  }),
  output: pageOf(memberView),
});
export type MemberFilters = Pick<z.output<(typeof listMembers)["input"]>, keyof typeof memberFilters>;

/** A CSV file of all members that the filters let through, in the order in which they were added. */
export const exportMembers = endpoint({
  method: "GET",
  path: "/api/team/members/export",
  permission: "members.export",
  input: z.object(memberFilters),
  output: z.string(),
});

export const BULK_CHANGES = ["deactivate", "reactivate", "remove", "add_role"] as const;
export const BULK_MEMBERS_MAX = 100;

export type BulkChange = (typeof BULK_CHANGES)[number];

/** Changes each of these members for itself; one that is refused keeps no other back. `role` is for `add_role`. */
export const changeMembers = endpoint({
  method: "POST",
  path: "/api/team/members/bulk",
  permission: "members.manage",
  input: z
    .object({
      memberIds: z.array(memberId).min(1).max(BULK_MEMBERS_MAX),
      change: z.enum(BULK_CHANGES),
      role: roleSchema.optional(),
    })
    .refine(({ change, role }) => change !== "add_role" || role !== undefined, {
      path: ["role"],
      message: "Choose a role.",
    }),
  output: z.object({
    changed: z.int(),
    /** They were so already. */
    unchanged: z.int(),
    refused: z.array(z.object({ memberId: z.string(), name: z.string().nullable(), message: z.string() })),
  }),
});
export type BulkAnswer = z.output<(typeof changeMembers)["output"]>;
