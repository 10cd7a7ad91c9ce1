import { type Placeholder, type SQL, sql } from "drizzle-orm";
import type { Reference, StoredResource } from "@/scim";

/** A row of `members` or `groups`, called `r`, as the protocol core wants it. */
export interface ResourceRow {
  readonly id: string;
  readonly version: number;
  /** As PostgreSQL prints a time in UTC. */
  readonly created: string;
  readonly last_modified: string;
  readonly text: string;
  /**
   * A person's groups as JSON values behind their tag, or the ids of a group's members with a space between; empty when
   * there are none, null when they are not wanted.
   */
  readonly refs: string | null;
}

/** What is read of a resource. */
export interface Wanted {
  readonly references: boolean;
  /** Keys of the document; all without them. */
  readonly shownKeys?: readonly string[] | undefined;
}

function resourceColumns(keys: readonly string[] | undefined): SQL {
  const text = keys ? sql`concat_ws(',', ${sql.join(keys.map(memberSql), sql.raw(", "))})` : sql.raw("r.document_text");
  return sql`r.id, r.version, ${text} as text, r.created_at::text as created, r.updated_at::text as last_modified`;
}

/** A member of the document as it is printed; null when it has none of that key. */
function memberSql(key: string): SQL {
  return sql`${`${JSON.stringify(key)}:`}::text || (r.document -> ${key}::text)::text`;
}

/** The row's team as a value: its column would have every partition of the other tables planned for. */
type Team = string | Placeholder;

/** Characters of the tag of a person's groups. */
const TAG_CHARS = 8;

/** The tag of groups that are given as text. */
export function groupsTag(groups: SQL): SQL {
  return sql`left(md5(${groups}), ${sql.raw(String(TAG_CHARS))})`;
}

/** A group `g` as the begin of the JSON object that shows it to its members. */
export const SHOWN_GROUP = sql.raw(`'{"value":"' || g.id || '","display":' || to_json(g.display_name)`);

/**
 * Where the groups `g` of the person `r` are. Each is looked up by itself: joined, a plan for any team would read all groups
 * of it for each person where tables are partitioned, as it counts what looks into every partition.
 */
export function groupsOfUser(team: Team): SQL {
  return sql`from group_members gm cross join lateral (
      select g.id, g.display_name from groups g where g.team_id = ${team} and g.id = gm.group_id limit 1) g
    where gm.team_id = ${team} and gm.member_id = r.id`;
}

function userGroups(team: Team): SQL {
  return sql`(select coalesce(${groupsTag(sql.raw("f.shown"))} || f.shown, '') from (
    select string_agg(${SHOWN_GROUP} || '}', ',' order by g.id) as shown ${groupsOfUser(team)}) f)`;
}

/** Only ids: a display name would join every member of the group. */
function groupMembers(team: Team): SQL {
  return sql`(
  select coalesce(string_agg(gm.member_id, ' ' order by gm.member_id), '')
  from group_members gm where gm.team_id = ${team} and gm.group_id = r.id)`;
}

/** The columns of a ResourceRow of this team; references only when they are wanted. */
export function userColumns(team: Team, { references, shownKeys }: Wanted): SQL {
  return sql`${resourceColumns(shownKeys)}, ${references ? userGroups(team) : sql.raw("null::text")} as refs`;
}

export function groupColumns(team: Team, { references, shownKeys }: Wanted): SQL {
  return sql`${resourceColumns(shownKeys)}, ${references ? groupMembers(team) : sql.raw("null::text")} as refs`;
}

export function storedResource(row: ResourceRow): StoredResource {
  const { id, version, created, last_modified: modified, text, refs } = row;
  const resource = { id, version, created: dateTime(created), lastModified: dateTime(modified), text };
  if (refs === null) return resource;
  if (refs === "") return { ...resource, references: [] };
  if (!refs.includes("{")) return { ...resource, references: refs.split(" ").map((value) => ({ value })) };
  const references = JSON.parse(`[${refs.slice(TAG_CHARS)}]`) as Reference[];
  return { ...resource, references, referencesTag: refs.slice(0, TAG_CHARS) };
}

/** `2026-11-24 15:16:21.1+00` as `2026-11-24T15:16:21.100Z`: zeros at the end are not printed. */
function dateTime(printed: string): string {
  const time = printed.slice(11, -3);
  return `${printed.slice(0, 10)}T${time.length === 8 ? `${time}.000` : time.padEnd(12, "0")}Z`;
}
