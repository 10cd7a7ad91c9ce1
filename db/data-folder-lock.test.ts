import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DataFolderLockedError, lockDataFolder } from "./data-folder-lock";
import { startOf } from "./process-start";
import { startChild, type TestChild } from "./testing/child";

/** Says "ready", waits for a line, tries for the lock, says what came of it, and holds it until its next line. */
const TAKER = `
  import { createInterface } from "node:readline";
  import { lockDataFolder } from "./db/data-folder-lock.ts";
  const lines = createInterface(process.stdin)[Symbol.asyncIterator]();
  console.log("ready");
  await lines.next();
  const lock = await lockDataFolder(process.env.FOLDER).catch((error) => console.log(error.name));
  if (lock) console.log("held");
  await lines.next();
  await lock?.release();
  process.exit(0);
`;

describe("lockDataFolder", () => {
  let folder: string;
  let children: TestChild[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "muster-lock-"));
  });
  afterEach(async () => {
    for (const child of children) child.kill();
    await Promise.all(children.map(({ ended }) => ended));
    children = [];
    await rm(folder, { recursive: true });
  });

  async function readyTaker(): Promise<TestChild> {
    const child = startChild(TAKER, { FOLDER: folder });
    children.push(child);
    expect(await child.line()).toBe("ready");
    return child;
  }

  async function holderInChild(): Promise<TestChild> {
    const child = await readyTaker();
    child.tell("go");
    expect(await child.line()).toBe("held");
    return child;
  }

  async function plant(holder: { pid: number; start: string; host: string }): Promise<void> {
    await writeFile(join(folder, "database-00.lock"), JSON.stringify({ ...holder, held: true }));
  }

  it("refuses a folder that a live process holds, with its pid, the folder and what to do", async () => {
    const child = await holderInChild();
    const error = await lockDataFolder(folder).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DataFolderLockedError);
    expect(error).toMatchObject({ pid: child.pid });
    expect(String(error)).toContain(`process ${child.pid}`);
    expect(String(error)).toContain(folder);
    expect(String(error)).toContain("Stop that process first, or set MUSTER_DATA_DIR");
    child.tell("release");
    expect(await child.ended).toBe(0);
    await (await lockDataFolder(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it("takes over from a holder that was killed", async () => {
    const child = await holderInChild();
    child.kill();
    expect(await child.ended).toBe("SIGKILL");
    const lock = await lockDataFolder(folder);
    expect(await readdir(folder)).toHaveLength(1);
    await lock.release();
  });

  it("lets exactly one of several processes take over from a dead holder", async () => {
    const dead = await holderInChild();
    const takers = await Promise.all([readyTaker(), readyTaker(), readyTaker()]);
    dead.kill();
    await dead.ended;
    for (const taker of takers) taker.tell("go");
    const results = await Promise.all(takers.map((taker) => taker.line()));
    expect(results.filter((result) => result === "held")).toHaveLength(1);
    expect(results.filter((result) => result === "DataFolderLockedError")).toHaveLength(2);
  });

  it("refuses the process that holds it already, and one of several attempts at once succeeds", async () => {
    const attempts = await Promise.allSettled(Array.from({ length: 4 }, () => lockDataFolder(folder)));
    const held = attempts.flatMap((attempt) => (attempt.status === "fulfilled" ? [attempt.value] : []));
    expect(held).toHaveLength(1);
    await expect(lockDataFolder(folder)).rejects.toThrow(`this process (${process.pid})`);
    await held[0]?.release();
  });

  it.runIf(process.platform === "linux")(
    "does not take another process with the holder's pid for the holder",
    async () => {
      await plant({ pid: process.ppid, start: "1", host: hostname() });
      await (await lockDataFolder(folder)).release();
      await plant({ pid: process.ppid, start: await startOf(process.ppid), host: hostname() });
      await expect(lockDataFolder(folder)).rejects.toThrow(`process ${process.ppid}`);
    },
  );

  it("goes by the pid alone where the start of a process cannot be known", async () => {
    await plant({ pid: process.ppid, start: "", host: hostname() });
    await expect(lockDataFolder(folder)).rejects.toThrow(`process ${process.ppid}`);
    const dead = await deadProcess();
    await plant({ pid: dead, start: "", host: hostname() });
    await (await lockDataFolder(folder)).release();
  });

  /** The pid of a process that is gone. */
  async function deadProcess(): Promise<number> {
    const child = startChild("process.exit(0)");
    await child.ended;
    return child.pid;
  }

  it("does not guess about a process on another machine, and says which file to delete", async () => {
    await plant({ pid: 4321, start: "1", host: "elsewhere" });
    const refusal = lockDataFolder(folder);
    await expect(refusal).rejects.toThrow("process 4321 on the machine elsewhere");
    await expect(refusal).rejects.toThrow(`delete ${join(folder, "database-00.lock")}`);
  });

  it("passes over a file that is not whole", async () => {
    await writeFile(join(folder, "database-00.lock"), '{"pid":');
    await (await lockDataFolder(folder)).release();
  });
});
