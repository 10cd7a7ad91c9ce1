import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { codePointText, createdAt, instant, updatedAt } from "./columns";
import { teams } from "./teams";

/** A person who can sign in. Belongs to no team: one account may be a member of several. */
export const accounts = pgTable(
  "accounts",
  {
    id: text("id").primaryKey(),
    email: text("email").notNull(),
    emailKey: codePointText("email_key").notNull().generatedAlwaysAs(sql`scim_fold(email)`),
    name: text("name").notNull(),
    /** When the address was known to be the person's; null while only a link that others saw speaks for it. */
    emailProvenAt: instant("email_proven_at").defaultNow(),
    /** Argon2id in its own text form; null while the person signs in through an identity provider only. */
    passwordHash: text("password_hash"),
    /** The team whose identity provider made the account; null when the person made it. */
    createdByTeamId: text("created_by_team_id"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [uniqueIndex("accounts_email_key").on(table.emailKey)],
);

/** A sign-in on one browser. The cookie names it, each request looks it up. */
export const sessions = pgTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** The team that the person looks at; null for an account without a team. */
    teamId: text("team_id"),
    /** "Keep me signed in": 30 days instead of 30 minutes idle. */
    remember: boolean("remember").notNull().default(false),
    /** The team whose identity provider vouched for the person, and its method; null after a sign-in by password. */
    ssoTeamId: text("sso_team_id"),
    ssoMethodId: text("sso_method_id"),
    /** Whether it is good for that team only: the team could not answer for the person's e-mail address. */
    ssoTeamOnly: boolean("sso_team_only").notNull().default(false),
    /** What a SAML provider calls the person and its own session, for single logout. */
    samlSubject: jsonb("saml_subject").$type<Record<string, string>>(),
    ip: text("ip"),
    userAgent: text("user_agent"),
    createdAt: createdAt(),
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
    endedAt: instant("ended_at"),
  },
  (table) => [
    index("sessions_account").on(table.accountId),
    index("sessions_sso")
      .on(table.ssoTeamId, table.ssoMethodId)
      .where(sql`ended_at is null and saml_subject is not null`),
  ],
);

/**
 * Accounts that were members of a team and were removed from it, by whatever way; a trigger writes them. Single sign-on
 * does not bring them back by itself.
 */
export const formerMembers = pgTable(
  "former_members",
  {
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    removedAt: instant("removed_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.accountId] }),
    index("former_members_account").on(table.accountId),
  ],
);

/** An address that the owner of an account wants to sign in with, until the mail to it is answered. */
export const emailChanges = pgTable(
  "email_changes",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** The team that the person looked at; its outbox has the mail. */
    teamId: text("team_id").notNull(),
    email: text("email").notNull(),
    /** SHA-256 of the link's token, hexadecimal. */
    tokenHash: text("token_hash").notNull(),
    /** Whether others than the owner of the address could see the link. */
    shown: boolean("shown").notNull().default(false),
    createdAt: createdAt(),
    expiresAt: instant("expires_at").notNull(),
    confirmedAt: instant("confirmed_at"),
    cancelledAt: instant("cancelled_at"),
  },
  (table) => [
    uniqueIndex("email_changes_token").on(table.tokenHash),
    index("email_changes_account").on(table.accountId),
  ],
);

/**
 * How often a password was tried of late, by what it was tried on and from where; hashed, because people type passwords
 * into the wrong field.
 */
export const passwordAttempts = pgTable(
  "password_attempts",
  {
    /** account, place (an address of the net) or pair (both). */
    kind: text("kind").notNull(),
    subject: text("subject").notNull(),
    attempts: integer("attempts").notNull(),
    /** When the window began in which they are counted. */
    since: instant("since").notNull(),
  },
  (table) => [primaryKey({ columns: [table.kind, table.subject] }), index("password_attempts_since").on(table.since)],
);
