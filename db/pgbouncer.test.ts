import { readdir } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "./client";
import { DatabaseUnavailableError } from "./database-unavailable";
import { migrationsFolder } from "./migrate";
import { connect } from "./open-postgres";
import { rows } from "./rows";
import { findPgbouncer, type Pgbouncer, startPgbouncer } from "./testing/pgbouncer";
import { emptyPostgres } from "./testing/postgres";
import { workerLock } from "./worker-lock";

const program = findPgbouncer();
const LENT = { dataDir: "", databasePooler: "transaction", databasePrepare: false } as const;

describe.skipIf(program === undefined)("behind a PgBouncer that lends connections for a transaction", () => {
  let made: Awaited<ReturnType<typeof emptyPostgres>>;
  let pgbouncer: Pgbouncer;
  beforeAll(async () => {
    made = await emptyPostgres();
    pgbouncer = await startPgbouncer(program ?? "", made.url, "transaction");
  });
  afterAll(async () => {
    await pgbouncer.stop();
    await made.drop();
  });

  it("several instances start at once on an empty database, which is migrated once", async () => {
    const settings = { ...LENT, databaseUrl: pgbouncer.url, databasePoolMax: 2 };
    const instances = await Promise.all(Array.from({ length: 4 }, () => openDatabase(settings)));
    const applied = (await readdir(migrationsFolder())).filter((name) => name.endsWith(".sql")).length;
    for (const { db, close } of instances) {
      expect(await rows(db, sql`select count(*) as applied from drizzle.__drizzle_migrations`)).toEqual([{ applied }]);
      await close();
    }
  });

  it("more statements with names than there are connections give their values, in transactions and outside", async () => {
    const { db, close } = await openDatabase({ ...LENT, databaseUrl: pgbouncer.url, databasePoolMax: 20 });
    const query = (text: string) =>
      sql`select ${text}::text as text, '2026-11-24T15:16:21.123+01:00'::timestamptz as at, pg_backend_pid() as pid`;
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => {
        const text = `row ${index}`;
        const run = (on: typeof db) => rows<{ text: string; pid: number }>(on, query(text), { name: "pooled" });
        return index % 3 === 0 ? db.transaction((tx) => run(tx)) : run(db);
      }),
    );
    expect(answers.map(([row]) => row)).toEqual(
      Array.from({ length: 100 }, (_, index) =>
        expect.objectContaining({ text: `row ${index}`, at: new Date("2026-11-24T14:16:21.123Z") }),
      ),
    );
    expect(new Set(answers.map(([row]) => row?.pid)).size).toBeGreaterThan(1);
    await close();
  });

  it("one instance does the background jobs, until it gives them up or its connection breaks", async () => {
    const settings = { databaseUrl: pgbouncer.url, databasePooler: "transaction" } as const;
    const [first, second] = [workerLock(settings), workerLock(settings)];
    expect(await Promise.all([first.hold(), first.hold(), first.hold()])).toEqual([true, true, true]);
    expect([await second.hold(), await first.hold(), await second.hold()]).toEqual([false, true, false]);
    await first.release();
    await expect.poll(() => second.hold()).toBe(true);
    const killer = connect(made.url, 1, 0);
    await killer`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid()`;
    await killer.end();
    const third = workerLock(settings);
    await expect.poll(() => third.hold()).toBe(true);
    await expect.poll(() => second.hold().catch(() => undefined)).toBe(false);
    await Promise.all([second.release(), third.release()]);
  });

  it("is refused in words when nobody said that it is there", async () => {
    const open = openDatabase({ dataDir: "", databaseUrl: pgbouncer.url, databasePoolMax: 1 });
    await expect(open).rejects.toBeInstanceOf(DatabaseUnavailableError);
    await expect(open).rejects.toThrow("Set DATABASE_POOLER=transaction if it lends a connection for a transaction");
  });
});

it.skipIf(program === undefined)(
  "a PgBouncer that lends connections for a session needs only to be named",
  async () => {
    const made = await emptyPostgres();
    const pgbouncer = await startPgbouncer(program ?? "", made.url, "session");
    const settings = {
      dataDir: "",
      databaseUrl: pgbouncer.url,
      databasePoolMax: 2,
      databasePooler: "session",
    } as const;
    const { db, close } = await openDatabase(settings);
    const prepared = () => rows(db, sql`select ${7}::integer as seven`, { name: "session_pooled" });
    expect([await prepared(), await prepared()]).toEqual([[{ seven: 7 }], [{ seven: 7 }]]);
    const [first, second] = [workerLock(settings), workerLock(settings)];
    expect([await first.hold(), await second.hold()]).toEqual([true, false]);
    await Promise.all([first.release(), second.release(), close()]);
    await pgbouncer.stop();
    await made.drop();
  },
);
