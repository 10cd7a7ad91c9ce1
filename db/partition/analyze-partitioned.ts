import { sql } from "drizzle-orm";
import type { Db } from "../database";
import { rows } from "../rows";

/**
 * Looks anew at what is in the partitioned tables that nobody has looked at for `olderThanMs`: PostgreSQL by itself does so
 * for partitions only, and plans by both. Gives the names of those tables; none where nothing is partitioned.
 */
export async function analyzePartitioned(db: Db, olderThanMs: number): Promise<readonly string[]> {
  const stale = await rows<{ name: string }>(
    db,
    sql`select c.relname as name from pg_class c
      left join pg_stat_all_tables s on s.relid = c.oid
      where c.relkind = 'p' and c.relnamespace = 'public'::regnamespace
        and coalesce(s.last_analyze < now() - ${olderThanMs}::float8 * interval '1 millisecond', true)
      order by c.relname`,
  );
  for (const { name } of stale) await rows(db, sql`analyze public.${sql.identifier(name)}`);
  return stale.map(({ name }) => name);
}
