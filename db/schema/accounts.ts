import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { codePointText, createdAt, instant, updatedAt } from "./columns";

/** A person who can sign in. Belongs to no team: one account may be a member of several. */
export const accounts = pgTable(
  "accounts",
  {
    id: text("id").primaryKey(),
    email: text("email").notNull(),
    emailKey: codePointText("email_key").notNull().generatedAlwaysAs(sql`scim_fold(email)`),
    name: text("name").notNull(),
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
    ip: text("ip"),
    userAgent: text("user_agent"),
    createdAt: createdAt(),
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
    endedAt: instant("ended_at"),
  },
  (table) => [index("sessions_account").on(table.accountId)],
);
