import { z } from "zod";
import { endpoint } from "./endpoint";
import { GROUP_SOURCES } from "./group-sources";
import { memberId, memberView } from "./members";
import { roleSchema } from "./roles";

const instant = z.iso.datetime();

/** A member with all that the page of the member needs before anything is asked. */
export const memberDetail = z.object({
  ...memberView.shape,
  createdAt: instant,
  updatedAt: instant,
  externalId: z.string().nullable(),
  givenName: z.string().nullable(),
  familyName: z.string().nullable(),
  /** By name, at most 100 of `groupCount`. */
  groups: z.array(z.object({ id: z.string(), name: z.string(), source: z.enum(GROUP_SOURCES) })),
  groupCount: z.int(),
  /** The identity provider that decides, or did until SCIM was turned off; null for a member that none decided over. */
  provider: z
    .object({
      /** As it calls itself, for example "Okta". */
      name: z.string().nullable(),
      /** When it last wrote this member. */
      lastSyncAt: instant.nullable(),
    })
    .nullable(),
  /** Whether an admin may bring a deactivated member back; the provider decides over whom it deactivated itself. */
  reactivatedBy: z.enum(["admin", "provider"]),
  /** Sign-ins in this team that are alive; null for who may not see them. */
  liveSessions: z.int().nullable(),
  /** Whether the team would be without one of these if this member were not there; `breakGlass` matters with SCIM or required single sign-on. */
  isLast: z.object({ admin: z.boolean(), breakGlass: z.boolean(), planChanger: z.boolean() }),
});
export type MemberDetail = z.output<typeof memberDetail>;

const aboutMember = z.object({ memberId });

export const readMember = endpoint({
  method: "GET",
  path: "/api/team/members/[memberId]",
  permission: "team.read",
  input: aboutMember,
  output: memberDetail,
});

const namePart = z.string().trim().max(128, "At most 128 characters.");

/** For members that no identity provider decides over; else 403 `managed`. */
export const changeMemberName = endpoint({
  method: "PATCH",
  path: "/api/team/members/[memberId]",
  permission: "members.manage",
  input: z.object({
    memberId,
    displayName: namePart.min(1, "Enter a name."),
    givenName: namePart,
    familyName: namePart,
  }),
  output: memberDetail,
});

/** Answers 409 `last_admin` or `break_glass_required` when the team needs the member. */
export const removeMember = endpoint({
  method: "DELETE",
  path: "/api/team/members/[memberId]",
  permission: "members.manage",
  input: aboutMember,
  output: z.object({}),
});

/** As `removeMember`. */
export const deactivateMember = endpoint({
  method: "POST",
  path: "/api/team/members/[memberId]/deactivate",
  permission: "members.manage",
  input: aboutMember,
  output: memberDetail,
});

/** Answers 409 `no_free_seat`, and 403 `managed` for whom the identity provider deactivated. */
export const reactivateMember = endpoint({
  method: "POST",
  path: "/api/team/members/[memberId]/reactivate",
  permission: "members.manage",
  input: aboutMember,
  output: memberDetail,
});

/**
 * Sets the roles that the member holds on their own. The Billing role among those that change asks for `billing.grant`,
 * too. Answers 409 `last_admin`, `last_billing` or `break_glass_required`.
 */
export const changeMemberRoles = endpoint({
  method: "PUT",
  path: "/api/team/members/[memberId]/roles",
  permission: "members.manage",
  input: z.object({ memberId, roles: z.array(roleSchema).max(10) }),
  output: memberDetail,
});

/** Gives or takes the Billing role alone: for who holds it and is no admin. */
export const changeMemberBilling = endpoint({
  method: "PUT",
  path: "/api/team/members/[memberId]/billing",
  permission: "billing.grant",
  input: z.object({ memberId, granted: z.boolean() }),
  output: memberDetail,
});

const attributeView = z.object({
  /** `name.givenName` for what is in `name`. */
  path: z.string(),
  /** One for a single value. `note` says what the value is for, such as "work, primary". */
  values: z.array(z.object({ text: z.string(), note: z.string() })),
});

export const memberProfile = z.object({
  /** One a schema, in the order in which the resource names them. */
  sections: z.array(z.object({ urn: z.string(), name: z.string(), attributes: z.array(attributeView) })),
  /** The SCIM resource as it is stored, indented; without what is never returned. */
  text: z.string(),
});
export type MemberProfile = z.output<typeof memberProfile>;

/** Every attribute that is stored of the member, in the format in which it was sent. */
export const readMemberProfile = endpoint({
  method: "GET",
  path: "/api/team/members/[memberId]/profile",
  permission: "members.profile",
  input: aboutMember,
  output: memberProfile,
});

export const memberSession = z.object({
  id: z.string(),
  startedAt: instant,
  lastSeenAt: instant,
  ip: z.string().nullable(),
  /** Such as "Firefox on Linux". */
  device: z.string(),
  remembered: z.boolean(),
  /** The single sign-on method that was used, by name; null for a password. */
  method: z.string().nullable(),
  /** Whether it is the session that asks. */
  isThisOne: z.boolean(),
});
export type MemberSession = z.output<typeof memberSession>;

const memberSessions = z.object({ sessions: z.array(memberSession) });

/** Sign-ins of the member that look at this team and are alive; the last used comes first. */
export const listMemberSessions = endpoint({
  method: "GET",
  path: "/api/team/members/[memberId]/sessions",
  permission: "members.sessions",
  input: aboutMember,
  output: memberSessions,
});

/** Ends all of them but the one that asks. */
export const endMemberSessions = endpoint({
  method: "DELETE",
  path: "/api/team/members/[memberId]/sessions",
  permission: "members.sessions",
  input: aboutMember,
  output: memberSessions,
});

export const endMemberSession = endpoint({
  method: "DELETE",
  path: "/api/team/members/[memberId]/sessions/[sessionId]",
  permission: "members.sessions",
  input: z.object({ memberId, sessionId: z.string().min(1).max(64) }),
  output: memberSessions,
});
