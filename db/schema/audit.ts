import { index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant } from "./columns";
import { teams } from "./teams";

/**
 * Who did what to whom; written in the transaction of the change. Triggers refuse to change a row, and to delete one but
 * by `prune_audit_events` or with its whole team. `id` is time-ordered.
 */
export const auditEvents = pgTable(
  "audit_events",
  {
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    id: text("id").notNull(),
    at: instant("at").notNull().defaultNow(),
    /** member, scim_key or system. */
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id"),
    actorName: text("actor_name").notNull(),
    /** For example scim.turned_on, member.deactivated. */
    action: text("action").notNull(),
    targetId: text("target_id"),
    targetName: text("target_name"),
    details: jsonb("details").$type<Record<string, unknown>>().notNull().default({}),
    ip: text("ip"),
    userAgent: text("user_agent"),
    requestId: text("request_id"),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    index("audit_events_at").on(table.teamId, table.at, table.id),
    index("audit_events_action").on(table.teamId, table.action, table.at, table.id),
    index("audit_events_actor").on(table.teamId, table.actorId, table.at, table.id),
    index("audit_events_target").on(table.teamId, table.targetId, table.at, table.id),
  ],
);
