import { boolean, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, instant, updatedAt } from "./columns";
import { teams } from "./teams";

/** A way to sign in through an identity provider. */
export const ssoMethods = pgTable(
  "sso_methods",
  {
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    id: text("id").notNull(),
    name: text("name").notNull(),
    /** The provider: okta, entra, google, ... */
    provider: text("provider").notNull(),
    /** saml or oidc. */
    protocol: text("protocol").notNull(),
    config: jsonb("config").$type<Record<string, unknown>>().notNull().default({}),
    enabled: boolean("enabled").notNull().default(false),
    /** Whether people who sign in for the first time become members. */
    addsNewUsers: boolean("adds_new_users").notNull().default(false),
    lastUsedAt: instant("last_used_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.id] })],
);
