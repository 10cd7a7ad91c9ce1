import { sql } from "drizzle-orm";
import type { Db } from "../database";
import { rows } from "../rows";

/** How many connections to this database wait for a lock of another one. PostgreSQL alone: PGlite has one connection. */
export async function waitingForLocks(db: Db): Promise<number> {
  const query = sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return (await rows(db, query)).length;
}
