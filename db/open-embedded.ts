import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { drizzle, type PgliteDatabase } from "drizzle-orm/pglite";
import { lockDataFolder } from "./data-folder-lock";
import type { OnProgress, OpenDatabase } from "./database";
import { migrateEmbedded } from "./migrate";
import * as tables from "./schema/tables";

/**
 * Takes the lock of the data folder, opens PGlite in its sub-folder `database` and migrates.
 * @throws DataFolderLockedError
 */
export async function openEmbedded(dataDir: string, onProgress?: OnProgress): Promise<OpenDatabase> {
  const lock = await lockDataFolder(dataDir);
  try {
    const folder = join(dataDir, "database");
    onProgress?.(`Opening the database in ${folder}`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const open = await embeddedDatabase(await createEmbedded({ dataDir: folder }));
    try {
      await migrateEmbedded(open.db, onProgress);
    } catch (error) {
      await open.close();
      throw error;
    }
    const close = async () => {
      try {
        await open.close();
      } finally {
        await lock.release();
      }
    };
    return { ...open, close: once(close) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** An open PGlite with the extensions that the migrations use: a database that has them cannot be opened without. */
export function createEmbedded(options: PGliteOptions = {}): Promise<PGlite> {
  return PGlite.create({ ...options, extensions: { pg_trgm } });
}

interface EmbeddedDatabase extends OpenDatabase {
  readonly db: PgliteDatabase<typeof tables>;
}

/** Wraps an open PGlite; its tables are as they are. */
export async function embeddedDatabase(client: PGlite): Promise<EmbeddedDatabase> {
  await client.exec("set time zone 'UTC'");
  return { db: drizzle(client, { schema: tables }), kind: "embedded", close: once(() => client.close()) };
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => {
    closing ??= close();
    return closing;
  };
}
