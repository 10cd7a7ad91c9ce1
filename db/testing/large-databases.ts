import type { OpenDatabase } from "../database";
import { postgresDatabase } from "../open-postgres";
import { partitionTables } from "../partition/partition-tables";
import { findPgbouncer, startPgbouncer } from "./pgbouncer";
import { freshPostgres, migratedPostgres } from "./postgres";

const POOL_MAX = 5;
const PARTITIONS = 3;

interface LargeDatabase {
  readonly name: string;
  /** False where a program that it needs is not installed. */
  readonly isHere: boolean;
  /** A migrated database of its own. Close it. */
  readonly open: () => Promise<OpenDatabase>;
}

const pgbouncer = findPgbouncer();

/** PostgreSQL as it is set up for many people, beside the plain one of `databases`. */
export const largeDatabases: readonly LargeDatabase[] = [
  { name: "tables that are partitioned by team", isHere: true, open: partitionedPostgres },
  { name: "PgBouncer in transaction mode", isHere: pgbouncer !== undefined, open: pooledPostgres },
];

export async function partitionedPostgres(): Promise<OpenDatabase> {
  const open = await freshPostgres();
  await partitionTables(open.db, { partitions: PARTITIONS });
  return open;
}

async function pooledPostgres(): Promise<OpenDatabase> {
  const made = await migratedPostgres();
  const pooler = await startPgbouncer(pgbouncer ?? "", made.url, "transaction");
  const open = postgresDatabase(pooler.url, POOL_MAX, false);
  return {
    ...open,
    async close() {
      await open.close();
      await pooler.stop();
      await made.drop();
    },
  };
}
