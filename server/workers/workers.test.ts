import { Agent } from "node:http";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type OpenDatabase, openDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { emptyPostgres } from "@/db/testing/postgres";
import { systemClock } from "@/lib/clock";
import { SCIM_BASE_PATH } from "@/lib/contracts/scim";
import { keyedTeam } from "@/lib/provisioning/testing/keyed-team";
import { openRequest } from "./testing/open-request";
import { singleRequest } from "./testing/single-request";
import { type StartedWorkers, startWorkers } from "./testing/worker-start";

describe("several processes on one port", { timeout: 60_000 }, () => {
  let made: Awaited<ReturnType<typeof emptyPostgres>>;
  let open: OpenDatabase;
  let key: string;
  let workers: StartedWorkers;
  const started: StartedWorkers[] = [];
  beforeAll(async () => {
    made = await emptyPostgres();
    workers = await start();
    open = await openDatabase({ dataDir: "", databaseUrl: made.url, databasePoolMax: 2 });
    key = (await keyedTeam({ db: open.db, clock: systemClock })).key;
  });
  afterEach(() => vi.restoreAllMocks());
  afterAll(async () => {
    for (const one of started) one.signal("SIGKILL");
    await open.close();
    await made.drop();
  });

  async function start(): Promise<StartedWorkers> {
    const running = await startWorkers({ DATABASE_URL: made.url, WEB_CONCURRENCY: "2" });
    started.push(running);
    return running;
  }

  /** The process that takes the next connection; 0 when it died before it could answer. */
  async function answeringPid(): Promise<number> {
    return singleRequest(workers.origin, { msMax: 1_000 }).then(
      ({ text }) => Number(text),
      () => 0,
    );
  }

  /** The processes that take connections in turns, once there are two of them, none of which is one of `gone`. */
  async function answeringPids(gone: ReadonlySet<number> = new Set()): Promise<ReadonlySet<number>> {
    return vi.waitUntil(
      async () => {
        const pids = new Set([await answeringPid(), await answeringPid()]);
        return pids.size === 2 && !pids.has(0) && ![...pids].some((pid) => gone.has(pid)) ? pids : undefined;
      },
      { timeout: 20_000 },
    );
  }

  function createUser(userName: string) {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/scim+json" };
    return openRequest(`${workers.origin}${SCIM_BASE_PATH}/Users`, headers, JSON.stringify({ userName }));
  }

  async function lockHolders(): Promise<number> {
    const holders = await rows(
      open.db,
      sql`select 1 from pg_locks where locktype = 'advisory' and classid = ${0x6d757374}::integer::oid and granted
        and database = (select oid from pg_database where datname = current_database())`,
    );
    return holders.length;
  }

  it("answer both, after one migration and one welcome", async () => {
    expect((await answeringPids()).size).toBe(2);
    expect(workers.output().match(/Bringing the tables|Connecting to PostgreSQL/g)).toHaveLength(2);
    expect(workers.output().match(/SCIM base URL/g)).toHaveLength(1);
    expect(workers.output().match(/Setup token/g)).toHaveLength(1);
  });

  it("do the background jobs in one of them", async () => {
    await expect.poll(lockHolders).toBe(1);
  });

  it("that is killed is replaced, and so is the one that did the background jobs", async () => {
    for (const pid of await answeringPids()) {
      process.kill(pid, "SIGKILL");
      await answeringPids(new Set([pid]));
    }
    await expect.poll(lockHolders, { timeout: 20_000 }).toBe(1);
  });

  it("are replaced one after another on SIGHUP, and no request is refused", async () => {
    const before = await answeringPids();
    const running = await createUser("during-restart");
    const kept = new Agent({ keepAlive: true, maxSockets: 2 });
    const statuses = new Set<number | undefined>();
    let isOver = false;
    const clients = [kept, kept, undefined].map(async (agent) => {
      while (!isOver) statuses.add((await singleRequest(workers.origin, { agent })).status);
    });
    workers.signal("SIGHUP");
    await vi.waitUntil(async () => !before.has(await answeringPid()), { timeout: 20_000 });
    expect((await running.finish()).status).toBe(201);
    await answeringPids(before);
    isOver = true;
    await Promise.all(clients);
    kept.destroy();
    expect([...statuses]).toEqual([200]);
  });

  it("let running requests finish on SIGTERM, take no new one, and write what they held back", async () => {
    await rows(open.db, sql`update scim_keys set last_used_at = null`);
    const pids = await answeringPids();
    const running = [await createUser("at-the-end-1"), await createUser("at-the-end-2")];
    workers.signal("SIGTERM");
    await vi.waitUntil(
      () =>
        // One that is handed over in this moment is never answered; waiting for it must not use up the time to finish.
        singleRequest(workers.origin, { msMax: 1_000 }).then(
          () => false,
          () => true,
        ),
      { timeout: 10_000 },
    );
    for (const { finish } of running) expect((await finish()).status).toBe(201);
    expect(await workers.ended).toBe(0);
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow("ESRCH");
    expect(await rows(open.db, sql`select last_used_status as status from scim_keys`)).toEqual([{ status: 201 }]);
    expect(await lockHolders()).toBe(0);
    expect(workers.output().match(/finishing running requests/g)).toHaveLength(1);
  });
});

it("a start whose processes cannot serve says so and ends", async () => {
  const made = await emptyPostgres();
  const start = startWorkers({ DATABASE_URL: made.url, WEB_CONCURRENCY: "2", HOST: "192.0.2.1" });
  await expect(start).rejects.toThrow(/A process that should serve ended|EADDRNOTAVAIL/);
  await made.drop();
});
