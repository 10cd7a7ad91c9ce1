import { index, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
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
    /** When DNS first answered with the token; null while it has not. */
    verifiedAt: instant("verified_at"),
    /** When DNS was last asked, and what was wrong with its answer; null when nothing was. */
    checkedAt: instant("checked_at"),
    problem: text("problem"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    uniqueIndex("domains_team_name").on(table.teamId, table.name),
    index("domains_name").on(table.name),
  ],
);
