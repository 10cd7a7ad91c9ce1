import { sql } from "drizzle-orm";
import { type AttributePath, foldCase, userResourceType } from "@/scim";
import type { Comparison, ResourceTable } from "./filter-scope";

/** Which attributes of a User are columns of `members`; folded ones hold the comparison key. */
export const userTable: ResourceTable = {
  type: userResourceType,
  columns: {
    id: sql.raw("r.id"),
    userName: sql.raw("r.user_name_key"),
    externalId: sql.raw("r.external_id"),
    active: sql.raw("r.active"),
    displayName: sql.raw("r.display_name_key"),
    "name.givenName": sql.raw("r.given_name_key"),
    "name.familyName": sql.raw("r.family_name_key"),
    "meta.created": sql.raw("r.created_at"),
    "meta.lastModified": sql.raw("r.updated_at"),
    "meta.resourceType": sql.raw("'User'"),
    "meta.version": sql.raw(`('W/"' || r.version || '"')`),
  },
  references: {
    from: sql.raw(
      `group_members gm join groups g on g.team_id = gm.team_id and g.id = gm.group_id
       where gm.team_id = r.team_id and gm.member_id = r.id`,
    ),
    columns: {
      value: sql.raw("gm.group_id"),
      display: sql.raw("g.display_name_key"),
      type: sql.raw("'direct'"),
    },
    target: { endpoint: "/Groups", id: sql.raw("gm.group_id") },
  },
  byIndex: emailByIndex,
  narrowed: (comparison, holder) => (holder ? narrowedByEmail(comparison, holder) : narrowedByLetters(comparison)),
};

/** Shorter texts have no trigrams, and an index of these would be read from its beginning to its end. */
const LETTERS_MIN = 3;

/** userNames are among what the Members page searches in. */
function narrowedByLetters({ target, operator, value }: Comparison) {
  if (operator !== "co" || target.schema || target.attribute.name !== "userName") return undefined;
  const pattern = typeof value === "string" ? lettersPattern(value) : undefined;
  return pattern === undefined ? undefined : sql`r.search_key like ${pattern}::text`;
}

/** What finds `search_key`s with these letters in them by their trigrams; undefined where there are too few letters. */
export function lettersPattern(letters: string): string | undefined {
  return letters.length < LETTERS_MIN ? undefined : `%${letters.replaceAll(/[\\%_]/g, "\\$&")}%`;
}

function narrowedByEmail({ target, operator, value }: Comparison, holder: AttributePath) {
  if (holder.schema || holder.attribute.name !== "emails" || target.attribute.name !== "value") return undefined;
  if (operator !== "eq" || typeof value !== "string") return undefined;
  return sql`r.email_keys @> array[${foldCase(value)}::text]`;
}

function emailByIndex({ target, operator, value }: Comparison) {
  const isEmail = target.attribute.name === "emails" && (target.subAttribute?.name ?? "value") === "value";
  if (!isEmail || operator !== "eq" || typeof value !== "string") return undefined;
  return sql`r.email_keys @> array[${foldCase(value)}::text]`;
}
