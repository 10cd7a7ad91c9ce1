import { sql } from "drizzle-orm";
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { accounts } from "./accounts";
import { codePointText, createdAt, documentText, instant, updatedAt } from "./columns";
import { teams } from "./teams";

/** Not longer than what fits into an index. */
const shownName = sql`left(coalesce(
  nullif(document ->> 'displayName', ''),
  nullif(document #>> '{name,formatted}', ''),
  nullif(btrim(coalesce(document #>> '{name,givenName}', '') || ' ' || coalesce(document #>> '{name,familyName}', '')), ''),
  document ->> 'userName'
), 512)`;

/**
 * A person's membership in a team: the SCIM User as one document, and what is searched as columns that the database
 * derives from it, so that they cannot drift. `id` is time-ordered and gives lists their stable order.
 */
export const members = pgTable(
  "members",
  {
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    id: text("id").notNull(),
    accountId: text("account_id").references(() => accounts.id),
    document: jsonb("document").$type<Record<string, unknown>>().notNull(),
    documentText: documentText(),
    version: integer("version").notNull().default(1),
    /** How the person came: scim, sso, invite. */
    source: text("source").notNull(),
    /** Whether the identity provider decides over this membership. */
    managed: boolean("managed").notNull().default(false),
    /** null while an invitation waits for its answer. */
    joinedAt: instant("joined_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    userName: text("user_name").notNull().generatedAlwaysAs(sql`document ->> 'userName'`),
    userNameKey: codePointText("user_name_key").notNull().generatedAlwaysAs(sql`scim_fold(document ->> 'userName')`),
    externalId: codePointText("external_id").generatedAlwaysAs(sql`document ->> 'externalId'`),
    active: boolean("active").notNull().generatedAlwaysAs(sql`coalesce((document ->> 'active')::boolean, true)`),
    /** The address to sign in with: the primary e-mail, else the first, else a userName that looks like one. */
    email: text("email").generatedAlwaysAs(sql`scim_email(document)`),
    emailKey: codePointText("email_key").generatedAlwaysAs(sql`scim_fold(scim_email(document))`),
    /** All e-mail addresses, folded. */
    emailKeys: text("email_keys").array().notNull().generatedAlwaysAs(sql`scim_email_keys(document)`),
    shownName: text("shown_name").notNull().generatedAlwaysAs(shownName),
    shownNameKey: codePointText("shown_name_key").notNull().generatedAlwaysAs(sql`scim_fold(${shownName})`),
    /** What the Members page searches in: name, userName and e-mail addresses, folded, a line each. */
    searchKey: codePointText("search_key").notNull().generatedAlwaysAs(sql`member_search_key(document)`),
    displayNameKey: codePointText("display_name_key").generatedAlwaysAs(sql`scim_fold(document ->> 'displayName')`),
    givenNameKey: codePointText("given_name_key").generatedAlwaysAs(sql`scim_fold(document #>> '{name,givenName}')`),
    familyNameKey: codePointText("family_name_key").generatedAlwaysAs(sql`scim_fold(document #>> '{name,familyName}')`),
  },
  (table) => [
    primaryKey({ columns: [table.teamId, table.id] }),
    uniqueIndex("members_user_name").on(table.teamId, table.userNameKey),
    uniqueIndex("members_account").on(table.teamId, table.accountId).where(sql`account_id is not null`),
    index("members_external_id").on(table.teamId, table.externalId),
    index("members_account_teams").on(table.accountId),
    index("members_shown_name").on(table.teamId, table.shownNameKey, table.id),
    index("members_joined").on(table.teamId, table.joinedAt, table.id),
    // Absent where the server has no pg_trgm: then the same search reads all members of the team.
    index("members_search").using("gin", table.searchKey.op("gin_trgm_ops")),
    index("members_updated_at").on(table.teamId, table.updatedAt, table.id),
    index("members_inactive").on(table.teamId, table.id).where(sql`not active`),
    // Seats are counted in it.
    index("members_active").on(table.teamId, table.id).where(sql`active`),
    // Nearly everybody of a large team comes by SCIM, whose writes pay nothing for it.
    index("members_source").on(table.teamId, table.source, table.id).where(sql`source <> 'scim'`),
    index("members_email_keys").using("gin", table.emailKeys),
  ],
);

/** The roles that a member holds on their own; those of groups come on top. */
export const memberRoles = pgTable(
  "member_roles",
  { teamId: text("team_id").notNull(), memberId: text("member_id").notNull(), role: text("role").notNull() },
  (table) => [
    primaryKey({ columns: [table.teamId, table.memberId, table.role] }),
    index("member_roles_role").on(table.teamId, table.role, table.memberId),
    foreignKey({
      name: "member_roles_member",
      columns: [table.teamId, table.memberId],
      foreignColumns: [members.teamId, members.id],
    }).onDelete("cascade"),
  ],
);
