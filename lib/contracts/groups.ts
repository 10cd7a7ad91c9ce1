import { z } from "zod";
import { endpoint } from "./endpoint";
import { GROUP_SOURCES } from "./group-sources";
import { MEMBER_STATUSES, memberId } from "./members";
import { pageInput, pageOf } from "./page";
import { DEFAULT_ROLE, roleSchema } from "./roles";

export const GROUP_SORTS = ["name", "members", "changed"] as const;
export const GROUP_MEMBERS_CHANGED_MAX = 100;

export const groupView = z.object({
  id: z.string(),
  name: z.string(),
  source: z.enum(GROUP_SOURCES),
  /** Whether the identity provider decides over name and members now. */
  managed: z.boolean(),
  memberCount: z.int(),
  roles: z.array(roleSchema),
  updatedAt: z.iso.datetime(),
});
export type GroupView = z.output<typeof groupView>;

export const listGroups = endpoint({
  method: "GET",
  path: "/api/team/groups",
  permission: "groups.read",
  input: z.object({
    ...pageInput,
    search: z.string().trim().max(200).default(""),
    source: z.enum(["all", ...GROUP_SOURCES]).default("all"),
    sort: z.enum(GROUP_SORTS).default("name"),
    descending: z.stringbool().or(z.boolean()).default(false),
  }),
  output: pageOf(groupView),
});

export const groupDetail = z.object({
  ...groupView.shape,
  createdAt: z.iso.datetime(),
  externalId: z.string().nullable(),
  /** As on the page of a member; null for a group that was made by hand. */
  provider: z.object({ name: z.string().nullable(), lastSyncAt: z.iso.datetime().nullable() }).nullable(),
});
export type GroupDetail = z.output<typeof groupDetail>;

const groupId = z.string().min(1).max(64);
const aboutGroup = z.object({ groupId });

export const readGroup = endpoint({
  method: "GET",
  path: "/api/team/groups/[groupId]",
  permission: "groups.read",
  input: aboutGroup,
  output: groupDetail,
});

const name = z.string().trim().min(1, "Give the group a name.").max(128, "At most 128 characters.");
const roles = z.array(roleSchema).max(10);

/** Answers 409 `name_taken` with `fields.name`. */
export const createGroup = endpoint({
  method: "POST",
  path: "/api/team/groups",
  permission: "groups.manage",
  input: z.object({ name, roles: roles.default([DEFAULT_ROLE]) }),
  output: groupDetail,
});

/** As `createGroup`; 403 `managed` for a group of the identity provider. */
export const renameGroup = endpoint({
  method: "PATCH",
  path: "/api/team/groups/[groupId]",
  permission: "groups.manage",
  input: z.object({ groupId, name }),
  output: groupDetail,
});

/** Answers 403 `managed`; 409 `last_admin`, `last_billing` or `break_glass_required`. */
export const deleteGroup = endpoint({
  method: "DELETE",
  path: "/api/team/groups/[groupId]",
  permission: "groups.manage",
  input: aboutGroup,
  output: z.object({}),
});

/** Adds and removes members; who is in or out already stays so. Refusals as of `deleteGroup`. */
export const changeGroupMembers = endpoint({
  method: "POST",
  path: "/api/team/groups/[groupId]/members",
  permission: "groups.manage",
  input: z.object({
    groupId,
    add: z.array(memberId).max(GROUP_MEMBERS_CHANGED_MAX).default([]),
    remove: z.array(memberId).max(GROUP_MEMBERS_CHANGED_MAX).default([]),
  }),
  output: groupDetail,
});

/** For every group, also one of the identity provider. The Billing role among those that change asks for `billing.grant`, too. */
export const changeGroupRoles = endpoint({
  method: "PUT",
  path: "/api/team/groups/[groupId]/roles",
  permission: "groups.manage",
  input: z.object({ groupId, roles }),
  output: groupDetail,
});

export const roleShift = z.object({
  role: roleSchema,
  total: z.int(),
  /** The first of them by name. */
  first: z.array(z.object({ id: z.string(), name: z.string(), status: z.enum(MEMBER_STATUSES) })),
});
export type RoleShift = z.output<typeof roleShift>;

/** Who would gain and who would lose which role if the group gave these; `[]` stands for a group that is deleted. */
export const previewGroupRoles = endpoint({
  method: "POST",
  path: "/api/team/groups/[groupId]/roles/preview",
  permission: "groups.manage",
  input: z.object({ groupId, roles }),
  output: z.object({
    gains: z.array(roleShift),
    losses: z.array(roleShift),
    /** Why the change would be refused, or null. */
    refusal: z.string().nullable(),
  }),
});
export type RolesPreview = z.output<(typeof previewGroupRoles)["output"]>;
