import { type Environment, env } from "@/lib/env";
import type { OnProgress, OpenDatabase } from "./database";

export type { Db, OnProgress, OpenDatabase, Tx } from "./database";

export type DatabaseSettings = Pick<Environment, "databaseUrl" | "databasePoolMax" | "dataDir"> &
  Partial<Pick<Environment, "databasePooler" | "databasePrepare">>;

/**
 * Opens the database that the settings name and brings its tables up to date. Only the driver that is needed is loaded.
 * @throws DataFolderLockedError when a process has the embedded database open
 * @throws DatabaseUnavailableError when PostgreSQL cannot be reached or refuses
 */
export async function openDatabase(settings: DatabaseSettings, onProgress?: OnProgress): Promise<OpenDatabase> {
  if (settings.databaseUrl === undefined) {
    const { openEmbedded } = await import("./open-embedded");
    return openEmbedded(settings.dataDir, onProgress);
  }
  const { openPostgres } = await import("./open-postgres");
  const { databaseUrl: url, databasePoolMax: poolMax, databasePooler: pooler = "none" } = settings;
  return openPostgres({ url, poolMax, pooler, prepare: settings.databasePrepare ?? true }, onProgress);
}

/** Next's bundle and the front door are two module graphs of one process: what they share hangs on `globalThis`. */
const HANDLE = Symbol.for("muster.database");

/**
 * The one database of this process, opened at the first call. A failed open is forgotten, and so is a closed database:
 * the next call opens again.
 * @throws what `openDatabase` throws, and ConfigurationError
 */
export function database(onProgress?: OnProgress): Promise<OpenDatabase> {
  const existing: Promise<OpenDatabase> | undefined = Reflect.get(globalThis, HANDLE);
  if (existing !== undefined) return existing;
  const opening = openShared(onProgress, () => {
    if (Reflect.get(globalThis, HANDLE) === opening) Reflect.deleteProperty(globalThis, HANDLE);
  });
  Reflect.set(globalThis, HANDLE, opening);
  return opening;
}

async function openShared(onProgress: OnProgress | undefined, forget: () => void): Promise<OpenDatabase> {
  try {
    const open = await openDatabase(env(), onProgress);
    return { ...open, close: () => open.close().finally(forget) };
  } catch (error) {
    // After this turn, so that the promise is in its place before it is taken out.
    queueMicrotask(forget);
    throw error;
  }
}
