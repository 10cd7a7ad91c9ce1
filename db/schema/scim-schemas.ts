import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { codePointText, createdAt, updatedAt } from "./columns";
import { groups } from "./groups";
import { members } from "./members";
import { teams } from "./teams";

/** A schema extension that a team declared for its people or its groups (RFC 7643 section 3.3). */
export const scimSchemas = pgTable(
  "scim_schemas",
  {
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    /** As declared; compared without regard to case. */
    urn: text("urn").notNull(),
    urnKey: codePointText("urn_key").notNull().generatedAlwaysAs(sql`scim_fold(urn)`),
    /** User or Group. */
    resourceType: text("resource_type").notNull(),
    name: text("name").notNull(),
    description: text("description").notNull(),
    /** The declared attributes in order, as `lib/contracts/scim-schemas.ts` has them. */
    attributes: jsonb("attributes").$type<readonly Record<string, unknown>[]>().notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.urnKey] })],
);

/** The values of declared attributes that are unique in the team. The primary key decides between two writers. */
export const scimUniqueValues = pgTable(
  "scim_unique_values",
  {
    teamId: text("team_id").notNull(),
    /** URN and name of the attribute, folded. */
    attribute: codePointText("attribute").notNull(),
    /** The comparison key of the value. */
    valueKey: codePointText("value_key").notNull(),
    /** Whose value it is: one of the two. */
    memberId: text("member_id"),
    groupId: text("group_id"),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.attribute, table.valueKey] }),
    check("scim_unique_values_owner", sql`num_nonnulls(member_id, group_id) = 1`),
    index("scim_unique_values_member").on(table.teamId, table.memberId),
    index("scim_unique_values_group").on(table.teamId, table.groupId),
    foreignKey({
      name: "scim_unique_values_member",
      columns: [table.teamId, table.memberId],
      foreignColumns: [members.teamId, members.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "scim_unique_values_group",
      columns: [table.teamId, table.groupId],
      foreignColumns: [groups.teamId, groups.id],
    }).onDelete("cascade"),
  ],
);
