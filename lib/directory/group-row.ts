import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
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

const group = (references: boolean) =>
  statement<ResourceRow, "team" | "id">(
    `directory_group_${references}`,
    ({ team, id }) =>
      sql`select ${groupColumns(team, { references })} from groups r where r.team_id = ${team} and r.id = ${id}`,
  );
const groupWithMembers = group(true);
const groupAlone = group(false);

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
