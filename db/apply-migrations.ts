import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Tx } from "./database";
import { rows } from "./rows";

/**
 * Runs, inside the caller's transaction, the migrations of a folder that the database does not have yet, and notes them
 * where drizzle's own migrator would. Gives how many those were.
 */
export async function applyMigrations(tx: Tx, migrationsFolder: string): Promise<number> {
  await tx.execute(sql`create schema if not exists drizzle`);
  await tx.execute(
    sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  );
  const [latest] = await rows<{ at: number }>(
    tx,
    sql`select coalesce(max(created_at), 0) as at from drizzle.__drizzle_migrations`,
  );
  const pending = readMigrationFiles({ migrationsFolder }).filter(
    ({ folderMillis }) => folderMillis > (latest?.at ?? 0),
  );
  for (const migration of pending) {
    for (const statement of migration.sql) await tx.execute(sql.raw(statement));
    await rows(
      tx,
      sql`insert into drizzle.__drizzle_migrations (hash, created_at)
        values (${migration.hash}, ${migration.folderMillis}::bigint)`,
    );
  }
  return pending.length;
}
