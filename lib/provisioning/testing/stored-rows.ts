import { getTableName, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import * as tables from "@/db/schema/tables";

/** All rows of all tables as text, one line each, in a steady order. */
export async function storedRows(db: Db): Promise<readonly string[]> {
  const each = Object.values(tables).map((table) => {
    const name = getTableName(table);
    return sql`select ${sql.raw(`'${name} '`)} || to_jsonb(t)::text as line from ${sql.identifier(name)} t`;
  });
  const found = await rows<{ line: string }>(db, sql`${sql.join(each, sql.raw(" union all "))} order by 1`, {
    name: "stored_rows",
  });
  return found.map(({ line }) => line);
}

/** The rows that belong to a team. */
export async function rowsOfTeam(db: Db, teamId: string): Promise<readonly string[]> {
  return (await storedRows(db)).filter((line) => line.includes(teamId));
}

/** What the team's audit rows tell, oldest first. */
export async function auditOf(db: Db, teamId: string): Promise<readonly AuditRow[]> {
  return rows<AuditRow>(
    db,
    sql`select action, target_id as "targetId", actor_id as "actorId", details from audit_events
      where team_id = ${teamId} order by id`,
  );
}

interface AuditRow {
  readonly action: string;
  readonly targetId: string;
  readonly actorId: string;
  readonly details: Readonly<Record<string, unknown>>;
}
