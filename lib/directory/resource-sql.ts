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
  /** A person's groups as JSON, or the ids of a group's members with a space between; null when they are not wanted. */
  readonly refs: string | null;
}

const RESOURCE = sql.raw(`r.id, r.version, r.document::text as text,
  (r.created_at at time zone 'UTC')::text as created, (r.updated_at at time zone 'UTC')::text as last_modified`);

/** The row's team as a value: its column would have every partition of the other tables planned for. */
type Team = string | Placeholder;

function userGroups(team: Team): SQL {
  return sql`(
  select coalesce(json_agg(json_build_object('value', g.id, 'display', g.display_name) order by g.id), '[]')::text
  from group_members gm join groups g on g.team_id = gm.team_id and g.id = gm.group_id
  where gm.team_id = ${team} and gm.member_id = r.id)`;
}

/** Only ids: a display name would join every member of the group. */
function groupMembers(team: Team): SQL {
  return sql`(
  select coalesce(string_agg(gm.member_id, ' ' order by gm.member_id), '')
  from group_members gm where gm.team_id = ${team} and gm.group_id = r.id)`;
}

/** The columns of a ResourceRow of this team; references only when they are wanted. */
export function userColumns(team: Team, references: boolean): SQL {
  return sql`${RESOURCE}, ${references ? userGroups(team) : sql.raw("null::text")} as refs`;
}

export function groupColumns(team: Team, references: boolean): SQL {
  return sql`${RESOURCE}, ${references ? groupMembers(team) : sql.raw("null::text")} as refs`;
}

export function storedResource(row: ResourceRow): StoredResource {
  const { id, version, created, last_modified: modified, text, refs } = row;
  const resource = { id, version, created: dateTime(created), lastModified: dateTime(modified), text };
  return refs === null ? resource : { ...resource, references: referencesOf(refs) };
}

function referencesOf(refs: string): readonly Reference[] {
  if (refs === "" || refs === "[]") return [];
  return refs.startsWith("[") ? (JSON.parse(refs) as Reference[]) : refs.split(" ").map((value) => ({ value }));
}

/** `2026-11-24 15:16:21.1` as `2026-11-24T15:16:21.100Z`: zeros at the end are not printed. */
function dateTime(printed: string): string {
  const whole = printed.length === 19 ? `${printed}.000` : printed.padEnd(23, "0");
  return `${whole.slice(0, 10)}T${whole.slice(11)}Z`;
}
