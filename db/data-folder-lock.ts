import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { isRunning, startOf } from "./process-start";

/** Another process, or this one, has the data folder open. */
export class DataFolderLockedError extends Error {
  override readonly name = "DataFolderLockedError";
  /** The process that holds the lock. */
  readonly pid: number;

  constructor(message: string, pid: number) {
    super(message);
    this.pid = pid;
  }
}

export interface DataFolderLock {
  readonly release: () => Promise<void>;
}

const holder = z.object({ pid: z.number(), start: z.string(), host: z.string(), held: z.boolean() });
type Holder = z.infer<typeof holder>;

const LOCK_FILE = /^database-[0-9a-f]+\.lock$/;
/** Processes that start at the same moment see each other's claims and step back for a while. */
const CLAIM_MS_MAX = 3000;
const STEP_BACK_MS = 100;

/**
 * Takes the data folder for this process, before the database in it is opened. The same process cannot take it twice.
 *
 * Each process writes a lock file under a name of its own and then looks for others: of two that hold, the later
 * would have seen the earlier. So nothing is ever taken over, and removing the file of a dead process is always safe.
 * @throws DataFolderLockedError when a live process holds it, and when a process on another machine seems to
 */
export async function lockDataFolder(dataDir: string): Promise<DataFolderLock> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const self = { pid: process.pid, start: await startOf(process.pid), host: hostname() };
  const deadline = Date.now() + CLAIM_MS_MAX;
  for (let attempt = 1; ; attempt++) {
    const name = `database-${randomBytes(8).toString("hex")}.lock`;
    const path = join(dataDir, name);
    const release = () => rm(path, { force: true });
    try {
      await write(path, { ...self, held: false });
      const rival = await findRival(dataDir, name);
      if (rival === undefined) {
        await write(path, { ...self, held: true });
        return { release };
      }
      if (rival.held || Date.now() > deadline) throw lockedError(dataDir, rival);
    } catch (error) {
      await release();
      throw error;
    }
    await release();
    await wait(Math.random() * STEP_BACK_MS * attempt);
  }
}

/** By a rename, so that others see the file whole or not at all. */
async function write(path: string, content: Holder): Promise<void> {
  await writeFile(`${path}.draft`, JSON.stringify(content), { mode: 0o600 });
  await rename(`${path}.draft`, path);
}

interface Rival extends Holder {
  readonly path: string;
}

async function findRival(dataDir: string, ownName: string): Promise<Rival | undefined> {
  const names = (await readdir(dataDir)).filter((name) => LOCK_FILE.test(name) && name !== ownName);
  for (const name of names) {
    const rival = await readRival(join(dataDir, name));
    if (rival === undefined) continue;
    if (rival.host !== hostname() || (await isRunning(rival.pid, rival.start))) return rival;
    await rm(rival.path, { force: true });
  }
  return undefined;
}

/** Undefined when the file is gone meanwhile, or was cut short by a power failure. */
async function readRival(path: string): Promise<Rival | undefined> {
  try {
    const read = holder.safeParse(JSON.parse(await readFile(path, "utf8")));
    return read.success ? { ...read.data, path } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function lockedError(dataDir: string, rival: Rival): DataFolderLockedError {
  const two = "Two processes on one folder would destroy the database.";
  if (rival.host !== hostname()) {
    const remedy = `If nothing runs there any more, delete ${rival.path}.`;
    const message = `The data folder ${dataDir} is in use by process ${rival.pid} on the machine ${rival.host}. ${two} ${remedy}`;
    return new DataFolderLockedError(message, rival.pid);
  }
  const who = rival.pid === process.pid ? `this process (${rival.pid})` : `process ${rival.pid}`;
  const remedy = "Stop that process first, or set MUSTER_DATA_DIR to another folder.";
  return new DataFolderLockedError(`The data folder ${dataDir} is in use by ${who}. ${two} ${remedy}`, rival.pid);
}
