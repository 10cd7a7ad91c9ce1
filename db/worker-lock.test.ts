import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "./open-postgres";
import { emptyPostgres } from "./testing/postgres";
import { type WorkerLock, workerLock } from "./worker-lock";

describe("the lock of the background worker", () => {
  let made: Awaited<ReturnType<typeof emptyPostgres>>;
  beforeAll(async () => {
    made = await emptyPostgres();
  });
  afterAll(() => made.drop());

  /** Two instances on one database; the first one holds the lock. */
  async function twoInstances(): Promise<readonly [WorkerLock, WorkerLock]> {
    const first = workerLock({ databaseUrl: made.url });
    const second = workerLock({ databaseUrl: made.url });
    expect([await first.hold(), await second.hold()]).toEqual([true, false]);
    return [first, second];
  }

  it("is held by one instance until that one gives it back", async () => {
    const [first, second] = await twoInstances();
    expect([await first.hold(), await second.hold()]).toEqual([true, false]);
    await first.release();
    expect(await second.hold()).toBe(true);
    await second.release();
  });

  it("is held once, however often and however fast the holder asks", async () => {
    const [first, second] = await twoInstances();
    expect(await Promise.all([first.hold(), first.hold(), first.hold()])).toEqual([true, true, true]);
    await first.release();
    expect(await second.hold()).toBe(true);
    await second.release();
  });

  it("is lost with the connection, and whoever comes first has it", async () => {
    const [first, second] = await twoInstances();
    const killer = connect(made.url, 1, 0);
    await killer`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()`;
    await killer.end();
    await expect.poll(() => second.hold()).toBe(true);
    await expect.poll(() => first.hold().catch(() => undefined)).toBe(false);
    await Promise.all([first.release(), second.release()]);
  });

  it("is always there for the one process of the embedded database", async () => {
    const lock = workerLock({ databaseUrl: undefined });
    expect(await lock.hold()).toBe(true);
    await lock.release();
  });
});
