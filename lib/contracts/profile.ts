import { z } from "zod";
import { endpoint } from "./endpoint";
import { emailAddress, knownPassword, newPassword, personName } from "./passwords";
import { roleSchema } from "./roles";

/** How long the link to confirm another address works. */
export const EMAIL_CHANGE_HOURS = 24;

const instant = z.iso.datetime();

/** Why something of the account cannot be changed from here, in a sentence. */
const lock = z.object({ reason: z.enum(["managed", "sso_session"]), message: z.string() });

const profileTeam = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(roleSchema),
  joinedAt: instant,
  /** Whether it is the one that the session looks at. */
  isCurrent: z.boolean(),
  /** Why the person cannot leave, or null. */
  staysBecause: z.string().nullable(),
});
export type ProfileTeam = z.output<typeof profileTeam>;

export const profileView = z.object({
  name: z.string(),
  email: z.string(),
  hasPassword: z.boolean(),
  /** Holds for name, e-mail address and password; null when they can be changed. */
  lock: lock.nullable(),
  /** The address that waits for the mail to it to be answered. */
  pendingEmail: z.object({ email: z.string(), expiresAt: instant }).nullable(),
  /** Whether mails are sent; else an admin hands the confirmation over. */
  isSendingMail: z.boolean(),
  teams: z.array(profileTeam),
});
export type ProfileView = z.output<typeof profileView>;

export const readProfile = endpoint({
  method: "GET",
  path: "/api/viewer/profile",
  permission: "profile.manage",
  input: z.object({}),
  output: profileView,
});

/** Answers 403 `managed` while an identity provider decides over the person, as do the following ones. */
export const changeOwnName = endpoint({
  method: "PATCH",
  path: "/api/viewer/profile",
  permission: "profile.manage",
  input: z.object({ name: personName }),
  output: profileView,
});

/**
 * Sends a link to the new address; the old one stays until it is opened. Whether another account has the address only its
 * owner learns, from the link. Answers 400 with `fields.currentPassword` or `fields.email`, 409 for too many in an hour.
 */
export const requestEmailChange = endpoint({
  method: "POST",
  path: "/api/viewer/email",
  permission: "profile.manage",
  input: z.object({ email: emailAddress, currentPassword: knownPassword.default("") }),
  output: profileView,
});

/** Nothing happens when none waits. */
export const cancelEmailChange = endpoint({
  method: "DELETE",
  path: "/api/viewer/email",
  permission: "profile.manage",
  input: z.object({}),
  output: profileView,
});

/** All other sessions end. Answers 400 with `fields.currentPassword`; an account without a password needs none. */
export const changePassword = endpoint({
  method: "PUT",
  path: "/api/viewer/password",
  permission: "profile.manage",
  input: z.object({ currentPassword: knownPassword.default(""), newPassword }),
  output: profileView,
});

/** Answers 403 `managed`, 409 `last_admin` or `break_glass_required`, and 404 for a team that is none of the account's. */
export const leaveTeam = endpoint({
  method: "DELETE",
  path: "/api/viewer/teams/[teamId]",
  permission: "profile.manage",
  input: z.object({ teamId: z.string().min(1).max(64) }),
  /** The team that the session looks at now; null when there is none, and the session is over. */
  output: z.object({ team: z.object({ id: z.string(), name: z.string() }).nullable() }),
});

export const sessionView = z.object({
  id: z.string(),
  /** Such as "Firefox on Linux". */
  device: z.string(),
  ip: z.string().nullable(),
  /** The team that it looks at. */
  teamName: z.string().nullable(),
  /** Whether an identity provider vouched for the person. */
  bySso: z.boolean(),
  remembered: z.boolean(),
  startedAt: instant,
  lastSeenAt: instant,
  isThisOne: z.boolean(),
});
export type SessionView = z.output<typeof sessionView>;

const ownSessions = z.object({ sessions: z.array(sessionView) });

/** The sign-ins of the account that are alive, the one that asks first. */
export const listOwnSessions = endpoint({
  method: "GET",
  path: "/api/viewer/sessions",
  permission: "profile.manage",
  input: z.object({}),
  output: ownSessions,
});

export const endOwnSession = endpoint({
  method: "DELETE",
  path: "/api/viewer/sessions/[sessionId]",
  permission: "profile.manage",
  input: z.object({ sessionId: z.string().min(1).max(64) }),
  output: ownSessions,
});

/** All but the one that asks. */
export const endOtherSessions = endpoint({
  method: "DELETE",
  path: "/api/viewer/sessions",
  permission: "profile.manage",
  input: z.object({}),
  output: ownSessions,
});
