import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { codePointText, createdAt, instant, updatedAt } from "./columns";
import { teams } from "./teams";

/** A mail domain that a team claims. Once verified, people with addresses in it are the team's to provision. */
export const domains = pgTable(
  "domains",
  {
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    id: text("id").notNull(),
    /** In lower case, punycode for names outside ASCII, without a dot at its end. */
    name: codePointText("name").notNull(),
    /** What the TXT record has to hold. */
    token: text("token").notNull(),
    /** When DNS first answered with the token; null while it has not. It stays, whatever DNS answers later. */
    verifiedAt: instant("verified_at"),
    /** When DNS was last asked, and what it answered, as `dnsAnswer` of lib/contracts/domains.ts has it. */
    checkedAt: instant("checked_at"),
    answer: jsonb("answer").$type<Record<string, unknown>>(),
    /** When DNS is asked next without anybody pressing a button; null for never. */
    nextCheckAt: instant("next_check_at"),
    /** Since when DNS no longer confirms a verified domain, and when the team was warned; null while it does. */
    failingSince: instant("failing_since"),
    warnedAt: instant("warned_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    uniqueIndex("domains_team_name").on(table.teamId, table.name),
    index("domains_name").on(table.name),
    index("domains_due").on(table.nextCheckAt).where(sql`next_check_at is not null`),
  ],
);

/**
 * Which team has verified a domain: the primary key gives it to one team of all. It is no table of a team, but a small one
 * about all teams, as `teams` and `accounts` are. Its rows come and go with `domains.verified_at`, in one transaction.
 */
export const domainClaims = pgTable(
  "domain_claims",
  {
    name: codePointText("name").primaryKey(),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    claimedAt: instant("claimed_at").notNull(),
  },
  (table) => [index("domain_claims_team").on(table.teamId)],
);
