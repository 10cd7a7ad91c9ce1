import { type Placeholder, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { gatheredStatement, type Place } from "@/db/gathered-statement";
import { rows } from "@/db/rows";
import { statement } from "@/db/statement";
import { ADMIN_ROLE } from "@/lib/contracts/roles";
import type { JsonObject, StoredResource } from "@/scim";
import { groupColumns, type ResourceRow, storedResource } from "./resource-sql";

export interface GroupRow {
  readonly id: string;
  readonly version: number;
  readonly document: JsonObject;
  readonly name: string;
}

export async function lockGroupRow(tx: Db, teamId: string, id: string): Promise<GroupRow | undefined> {
  const query = sql`select id, version, document, display_name as name from groups
    where team_id = ${teamId} and id = ${id} for update`;
  return (await rows<GroupRow>(tx, query, { name: "directory_lock_group" }))[0];
}

const groupSql = (references: boolean) => (places: { readonly team: Placeholder; readonly id: Place }) =>
  sql`select ${groupColumns(places.team, { references })} from groups r
    where r.team_id = ${places.team} and r.id = ${places.id}`;
/** By itself: the answers of several large groups at once would be one. */
const groupWithMembers = statement<ResourceRow, "team" | "id">("directory_group_true", groupSql(true));
const groupAlone = gatheredStatement<ResourceRow, "team", "id">("directory_group_false", {
  shared: ["team"],
  each: ["id"],
  build: groupSql(false),
});

export async function readGroup(
  db: Db,
  teamId: string,
  id: string,
  references: boolean,
): Promise<StoredResource | undefined> {
  const [row] = await (references ? groupWithMembers : groupAlone)(db, { team: teamId, id });
  return row && storedResource(row);
}

/** Whether the group makes its members admins: then a change of it may not leave the team without one. */
export async function givesAdmin(db: Db, teamId: string, id: string): Promise<boolean> {
  const query = sql`select 1 from group_roles where team_id = ${teamId} and group_id = ${id} and role = ${ADMIN_ROLE}`;
  return (await rows(db, query, { name: "directory_group_gives_admin" })).length > 0;
}
