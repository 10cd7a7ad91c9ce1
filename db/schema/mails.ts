import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, instant } from "./columns";
import { teams } from "./teams";

/** The outbox: a mail is written here in the transaction of what it tells of, and sent by a background job. */
export const mails = pgTable(
  "mails",
  {
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    id: text("id").notNull(),
    /** Which mail it is, such as `invitation`. */
    kind: text("kind").notNull(),
    recipient: text("recipient").notNull(),
    /** What its text is made of, the token of its link included, sealed by lib/secrets; null once it is settled. */
    sealedContent: text("sealed_content"),
    /** The id of what it is about: when that is over, the mail is withdrawn. */
    aboutId: text("about_id"),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: instant("next_attempt_at").notNull(),
    /** What the last attempt failed with, for admins. */
    problem: text("problem"),
    createdAt: createdAt(),
    /** At most one of these three is there; then the mail is settled. */
    sentAt: instant("sent_at"),
    givenUpAt: instant("given_up_at"),
    withdrawnAt: instant("withdrawn_at"),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    index("mails_due").on(table.nextAttemptAt).where(sql`sealed_content is not null`),
    index("mails_about").on(table.teamId, table.aboutId),
    index("mails_created").on(table.createdAt),
  ],
);
