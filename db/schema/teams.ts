import { sql } from "drizzle-orm";
import { boolean, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { codePointText, createdAt, instant, updatedAt } from "./columns";

export const teams = pgTable(
  "teams",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    /** The team's part of its address; one that nobody chose is random. */
    slug: codePointText("slug").notNull().default(sql`'team-' || left(md5(gen_random_uuid()::text), 12)`),
    plan: text("plan").notNull(),
    /** Members that the plan pays for; active and invited ones take a seat. */
    seats: integer("seats").notNull(),
    /** Whether people must sign in through the identity provider; admins with a password are exempt. */
    ssoRequired: boolean("sso_required").notNull().default(false),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [uniqueIndex("teams_slug").on(table.slug)],
);

/** What stays of a team that was deleted: who did it, for whoever runs this server. */
export const teamDeletions = pgTable("team_deletions", {
  teamId: text("team_id").primaryKey(),
  name: text("name").notNull(),
  slug: text("slug").notNull(),
  plan: text("plan").notNull(),
  /** How many members it had, deactivated ones, too. */
  members: integer("members").notNull(),
  deletedByName: text("deleted_by_name").notNull(),
  deletedByEmail: text("deleted_by_email").notNull(),
  ip: text("ip"),
  userAgent: text("user_agent"),
  requestId: text("request_id").notNull(),
  deletedAt: instant("deleted_at").notNull(),
});
