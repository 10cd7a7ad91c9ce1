import { boolean, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt, instant, updatedAt } from "./columns";
import { teams } from "./teams";

/** Whether a team's identity provider may provision. The row is locked by whoever changes the switch or the keys. */
export const scimSettings = pgTable("scim_settings", {
  teamId: text("team_id")
    .primaryKey()
    .references(() => teams.id, { onDelete: "cascade" }),
  enabled: boolean("enabled").notNull().default(false),
  /** Raised with each change of the team's declared schemas; 0 while it never declared one. */
  schemasVersion: integer("schemas_version").notNull().default(0),
  updatedAt: updatedAt(),
});

/** A bearer key of a team. Only its SHA-256 is here; the key itself is shown once. */
export const scimKeys = pgTable(
  "scim_keys",
  {
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    id: text("id").notNull(),
    name: text("name").notNull(),
    /** SHA-256 of the key, hexadecimal. */
    hash: text("hash").notNull(),
    /** Prefix and last four characters, enough to recognise a key by. */
    hint: text("hint").notNull(),
    createdByMemberId: text("created_by_member_id"),
    createdByName: text("created_by_name").notNull(),
    createdAt: createdAt(),
    /** From then on the key is refused; null means never. */
    expiresAt: instant("expires_at"),
    revokedAt: instant("revoked_at"),
    /** The key that took this one's place when it was regenerated. */
    replacedById: text("replaced_by_id"),
    lastUsedAt: instant("last_used_at"),
    lastUsedIp: text("last_used_ip"),
    /** The identity provider as its User-Agent names it. */
    lastUsedBy: text("last_used_by"),
    lastUsedMethod: text("last_used_method"),
    lastUsedPath: text("last_used_path"),
    lastUsedStatus: integer("last_used_status"),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.id] }), index("scim_keys_hash").on(table.hash)],
);
