import { existsSync } from "node:fs";
import { join } from "node:path";
import { DrizzleQueryError, sql } from "drizzle-orm";
import type { PgliteDatabase } from "drizzle-orm/pglite";
import { drizzle } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import { applyMigrations } from "./apply-migrations";
import type { Db, OnProgress, Tx } from "./database";
import { finishPartitions } from "./partition/finish-partitions";
import { rows } from "./rows";
import * as tables from "./schema/tables";

/** "muster" in ASCII: whoever changes the tables of a PostgreSQL database holds this advisory lock of it. */
const MIGRATION_LOCK = 0x6d7573746572;

/** Brings the tables of an open PGlite up to date; its folder's lock keeps others away. */
export async function migrateEmbedded(db: PgliteDatabase<typeof tables>, onProgress?: OnProgress): Promise<void> {
  onProgress?.("Bringing the tables up to date");
  await inWords(db.transaction((tx) => applyMigrations(tx, migrationsFolder())));
}

/** Brings the tables of a PostgreSQL database up to date, all or nothing, while others that start at the same time wait. */
export async function migratePostgres(
  client: Sql,
  onProgress?: OnProgress,
  folder: string = migrationsFolder(),
): Promise<void> {
  await inWords(
    changeTables(drizzle(client, { schema: tables }), onProgress, async (tx) => {
      onProgress?.("Bringing the tables up to date");
      const applied = await applyMigrations(tx, folder);
      if (applied > 0) await finishPartitions(tx);
    }),
  );
}

/**
 * Runs `change` in a transaction that has the tables of a PostgreSQL database to itself among those that change them. The
 * lock is the transaction's, not the session's: a pooler gives no session to anybody.
 */
export async function changeTables<T>(
  db: Db,
  onProgress: OnProgress | undefined,
  change: (tx: Tx) => Promise<T>,
): Promise<T> {
  return db.transaction(async (tx) => {
    const [attempt] = await rows<{ locked: boolean }>(
      tx,
      sql`select pg_try_advisory_xact_lock(${MIGRATION_LOCK}::bigint) as locked`,
    );
    if (attempt?.locked !== true) {
      onProgress?.("Waiting for another instance that brings the tables up to date");
      await rows(tx, sql`select pg_advisory_xact_lock(${MIGRATION_LOCK}::bigint)::text`);
    }
    return change(tx);
  });
}

/**
 * Under the working folder: inside Next's production build this module lies in a bundle, so that its own place tells
 * nothing, while every way to start Muster runs in its folder.
 */
export function migrationsFolder(): string {
  const folder = join(process.cwd(), "db", "migrations");
  if (existsSync(join(folder, "meta", "_journal.json"))) return folder;
  throw new Error(`There are no migrations in ${folder}. Start Muster in its own folder.`);
}

/** A failed migration tells what the server said, not the statement that it said it about. */
async function inWords(migration: Promise<unknown>): Promise<void> {
  try {
    await migration;
  } catch (error) {
    if (!(error instanceof DrizzleQueryError) || error.cause === undefined) throw error;
    throw new Error(`The tables cannot be brought up to date: ${error.cause.message}`, { cause: error });
  }
}
