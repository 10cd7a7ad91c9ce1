import { existsSync } from "node:fs";
import { join } from "node:path";
import { DrizzleQueryError } from "drizzle-orm";
import type { PgliteDatabase } from "drizzle-orm/pglite";
import { migrate as runOnPglite } from "drizzle-orm/pglite/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runOnPostgres } from "drizzle-orm/postgres-js/migrator";
import type { Sql } from "postgres";
import type { OnProgress } from "./database";
import type * as tables from "./schema/tables";

/** "muster" in ASCII: whoever migrates a PostgreSQL database holds this advisory lock of it. */
const MIGRATION_LOCK = 0x6d7573746572;

/** Brings the tables of an open PGlite up to date; its folder's lock keeps others away. */
export async function migrateEmbedded(db: PgliteDatabase<typeof tables>, onProgress?: OnProgress): Promise<void> {
  onProgress?.("Bringing the tables up to date");
  await inWords(runOnPglite(db, { migrationsFolder: migrationsFolder() }));
}

/**
 * Brings the tables of a PostgreSQL database up to date, while others that start at the same time wait.
 * @param client with exactly one connection, which holds the lock
 */
export async function migratePostgres(client: Sql, onProgress?: OnProgress): Promise<void> {
  const [attempt] = await client`select pg_try_advisory_lock(${MIGRATION_LOCK}) as locked`;
  if (attempt?.locked !== true) {
    onProgress?.("Waiting for another instance that brings the tables up to date");
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
  }
  onProgress?.("Bringing the tables up to date");
  await inWords(runOnPostgres(drizzle(client), { migrationsFolder: migrationsFolder() }));
  await client`select pg_advisory_unlock(${MIGRATION_LOCK})`;
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
async function inWords(migration: Promise<void>): Promise<void> {
  try {
    await migration;
  } catch (error) {
    if (!(error instanceof DrizzleQueryError) || error.cause === undefined) throw error;
    throw new Error(`The tables cannot be brought up to date: ${error.cause.message}`, { cause: error });
  }
}
