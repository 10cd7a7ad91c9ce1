import { getTableName, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import * as tables from "@/db/schema/tables";

const { auditEvents, ...others } = tables;

const EVERYTHING = "";

/**
 * A text that changes with any row of any table, or of those that name the team. Audit rows never change: they are counted.
 * When a key was last used is left out: it is noted for refused requests, too.
 */
export async function rowDigest(db: Db, teamId = EVERYTHING): Promise<string> {
  const lines = Object.values(others).map((table) => {
    const name = getTableName(table);
    return sql`select ${name}::text || ' ' || (to_jsonb(t) - array['last_used_at', 'last_used_ip', 'last_used_by',
      'last_used_method', 'last_used_path', 'last_used_status'])::text as line from ${sql.identifier(name)} t`;
  });
  const audit = sql`select 'audited ' || team_id || ' ' || count(*) as line from ${auditEvents} group by team_id`;
  const [found] = await rows<{ digest: string }>(
    db,
    sql`select count(*) || ' ' || coalesce(md5(string_agg(line, ' ' order by line collate "C")), '') as digest
      from (${sql.join([...lines, audit], sql` union all `)}) all_rows where strpos(line, ${teamId}::text) > 0`,
  );
  return found?.digest ?? "";
}
