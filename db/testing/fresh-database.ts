import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import type { OpenDatabase } from "../database";
import { migrateEmbedded } from "../migrate";
import { createEmbedded, embeddedDatabase } from "../open-embedded";
import { templateKey } from "./template-key";

/** A migrated database in memory of its own. Close it: an open one keeps the process alive. */
export async function freshDatabase(): Promise<OpenDatabase> {
  return embeddedDatabase(await openCopy());
}

/** A folder for `MUSTER_DATA_DIR` with a migrated database, as a first start makes one. Remove it. */
export async function freshDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "muster-data-"));
  await (await openCopy({ dataDir: join(folder, "database") })).close();
  return folder;
}

async function openCopy(options: PGliteOptions = {}): Promise<PGlite> {
  const dump = await (template ??= readOrMakeTemplate());
  return createEmbedded({ ...options, loadDataDir: dump, startParams: SMALL.startParams });
}

/** Every test file opens one, and waits for each byte that PGlite clears or copies first. */
const SMALL = {
  startParams: [...PGlite.defaultStartParams, "-c", "shared_buffers=8MB"],
  initDbStartParams: ["--wal-segsize=1"],
} satisfies PGliteOptions;
/** Nobody connects to what `create database` would copy. */
const TRIM = [
  "update pg_database set datistemplate = false",
  "drop database template0",
  "drop database template1",
  "checkpoint",
];

let template: Promise<Blob> | undefined;

/** One dump for all workers and runs with the same migrations. It appears whole, by a rename. */
async function readOrMakeTemplate(): Promise<Blob> {
  const folder = join(tmpdir(), "muster-test-templates");
  const path = join(folder, `${await templateKey(JSON.stringify([SMALL, TRIM]))}.tar`);
  try {
    return new Blob([await readFile(path)]);
  } catch {
    const dump = await makeTemplate();
    const draft = `${path}.${randomBytes(6).toString("hex")}`;
    await mkdir(folder, { recursive: true });
    await writeFile(draft, new Uint8Array(await dump.arrayBuffer()));
    await rename(draft, path);
    return dump;
  }
}

async function makeTemplate(): Promise<Blob> {
  const client = await createEmbedded(SMALL);
  const open = await embeddedDatabase(client);
  try {
    await migrateEmbedded(open.db);
    for (const statement of TRIM) await client.exec(statement);
    return await client.dumpDataDir("none");
  } finally {
    await open.close();
  }
}
