import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { codePointText, createdAt, documentText, updatedAt } from "./columns";
import { members } from "./members";
import { teams } from "./teams";

/** A group: the SCIM Group as one document without its members, which are rows of their own. */
export const groups = pgTable(
  "groups",
  {
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    id: text("id").notNull(),
    document: jsonb("document").$type<Record<string, unknown>>().notNull(),
    documentText: documentText(),
    version: integer("version").notNull().default(1),
    /** Who made it: scim, or an admin by hand. */
    source: text("source").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    displayName: text("display_name").notNull().generatedAlwaysAs(sql`document ->> 'displayName'`),
    displayNameKey: codePointText("display_name_key")
      .notNull()
      .generatedAlwaysAs(sql`scim_fold(document ->> 'displayName')`),
    externalId: codePointText("external_id").generatedAlwaysAs(sql`document ->> 'externalId'`),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    uniqueIndex("groups_display_name").on(table.teamId, table.displayNameKey),
    index("groups_external_id").on(table.teamId, table.externalId),
    index("groups_updated_at").on(table.teamId, table.updatedAt, table.id),
  ],
);

export const groupMembers = pgTable(
  "group_members",
  { teamId: text("team_id").notNull(), groupId: text("group_id").notNull(), memberId: text("member_id").notNull() },
  (table) => [
    primaryKey({ columns: [table.teamId, table.groupId, table.memberId] }),
    index("group_members_member").on(table.teamId, table.memberId, table.groupId),
    foreignKey({
      name: "group_members_group",
      columns: [table.teamId, table.groupId],
      foreignColumns: [groups.teamId, groups.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "group_members_member",
      columns: [table.teamId, table.memberId],
      foreignColumns: [members.teamId, members.id],
    }).onDelete("cascade"),
  ],
);

/** The roles that a group gives its members. Set on the Groups page only, never by an identity provider. */
export const groupRoles = pgTable(
  "group_roles",
  { teamId: text("team_id").notNull(), groupId: text("group_id").notNull(), role: text("role").notNull() },
  (table) => [
    primaryKey({ columns: [table.teamId, table.groupId, table.role] }),
    foreignKey({
      name: "group_roles_group",
      columns: [table.teamId, table.groupId],
      foreignColumns: [groups.teamId, groups.id],
    }).onDelete("cascade"),
  ],
);
