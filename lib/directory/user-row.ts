import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";
import type { JsonObject, StoredResource } from "@/scim";
import { type ResourceRow, storedResource, userColumns } from "./resource-sql";

/** A member as a change needs it. */
export interface UserRow {
  readonly id: string;
  readonly version: number;
  readonly document: JsonObject;
  readonly managed: boolean;
  readonly active: boolean;
  readonly account_id: string | null;
  readonly name: string;
}

const COLUMNS = sql.raw("id, version, document, managed, active, account_id, shown_name as name");

export async function readUserRow(db: Db, teamId: string, id: string): Promise<UserRow | undefined> {
  const query = sql`select ${COLUMNS} from members where team_id = ${teamId} and id = ${id}`;
  return (await rows<UserRow>(db, query, { name: "directory_user_row" }))[0];
}

export async function lockUserRow(tx: Db, teamId: string, id: string): Promise<UserRow | undefined> {
  const query = sql`select ${COLUMNS} from members where team_id = ${teamId} and id = ${id} for update`;
  return (await rows<UserRow>(tx, query, { name: "directory_lock_user_row" }))[0];
}

export async function readUser(
  db: Db,
  teamId: string,
  id: string,
  references: boolean,
): Promise<StoredResource | undefined> {
  const query = sql`select ${userColumns(references)} from members r where r.team_id = ${teamId} and r.id = ${id}`;
  const [row] = await rows<ResourceRow>(db, query, { name: `directory_user_${references}` });
  return row && storedResource(row);
}

/** The part of a statement that ends the sessions of a member's account in the team; `from` has account_id and team_id. */
export function endSessionsSql(at: Date, from: string): SQL {
  return sql`update sessions s set ended_at = ${at.toISOString()}::timestamptz from ${sql.raw(from)} c
    where s.account_id = c.account_id and s.team_id = c.team_id and s.ended_at is null`;
}
