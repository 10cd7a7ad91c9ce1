import { getTableName, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import * as tables from "@/db/schema/tables";

/** All rows of all tables as text, one line each, in a steady order. */
export async function storedRows(db: Db): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const table of Object.values(tables)) {
    const name = getTableName(table);
    const found = await rows<{ line: string }>(
      db,
      sql`select to_jsonb(t)::text as line from ${sql.identifier(name)} t order by 1`,
    );
    lines.push(...found.map(({ line }) => `${name} ${line}`));
  }
  return lines;
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
