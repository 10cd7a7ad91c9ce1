import { type SQL, sql } from "drizzle-orm";
import type { Reference, StoredResource } from "@/scim";

/** A row of `members` or `groups`, called `r`, as the protocol core wants it. */
export interface ResourceRow {
  readonly id: string;
  readonly version: number;
  readonly created: string;
  readonly last_modified: string;
  readonly text: string;
  readonly refs: string | null;
}

const RESOURCE = sql.raw(`r.id, r.version, r.document::text as text,
  to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as created,
  to_char(r.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as last_modified`);

const USER_GROUPS = sql.raw(`(
  select coalesce(json_agg(json_build_object('value', g.id, 'display', g.display_name) order by g.id), '[]')::text
  from group_members gm join groups g on g.team_id = gm.team_id and g.id = gm.group_id
  where gm.team_id = r.team_id and gm.member_id = r.id)`);

/** Only ids: a display name would join every member of the group. */
const GROUP_MEMBERS = sql.raw(`(
  select coalesce(json_agg(json_build_object('value', gm.member_id) order by gm.member_id), '[]')::text
  from group_members gm where gm.team_id = r.team_id and gm.group_id = r.id)`);

/** The columns of a ResourceRow; references only when they are wanted. */
export function userColumns(references: boolean): SQL {
  return sql`${RESOURCE}, ${references ? USER_GROUPS : sql.raw("null::text")} as refs`;
}

export function groupColumns(references: boolean): SQL {
  return sql`${RESOURCE}, ${references ? GROUP_MEMBERS : sql.raw("null::text")} as refs`;
}

export function storedResource(row: ResourceRow): StoredResource {
  const { id, version, created, last_modified: lastModified, text, refs } = row;
  const resource = { id, version, created, lastModified, text };
  return refs === null ? resource : { ...resource, references: JSON.parse(refs) as Reference[] };
}
