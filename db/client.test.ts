import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "./client";
import { DatabaseUnavailableError, unavailable } from "./database-unavailable";
import { migrationsFolder } from "./migrate";
import { rows } from "./rows";
import { startChild } from "./testing/child";
import { emptyPostgres } from "./testing/postgres";

describe("openDatabase", () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "muster-open-"));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it("keeps what was written in the data folder, and gives the folder free when it is closed", async () => {
    const settings = { dataDir, databaseUrl: undefined, databasePoolMax: 1 };
    const steps: string[] = [];
    const first = await openDatabase(settings, (step) => steps.push(step));
    expect(first.kind).toBe("embedded");
    expect(steps).toEqual([`Opening the database in ${join(dataDir, "database")}`, "Bringing the tables up to date"]);
    await expect(openDatabase(settings)).rejects.toThrow("in use by this process");
    await rows(first.db, sql`insert into teams (id, name, plan, seats) values ('tm_1', 'T', 'team', 1)`);
    await first.close();
    await first.close();
    const second = await openDatabase(settings);
    expect(await rows(second.db, sql`select id from teams`)).toEqual([{ id: "tm_1" }]);
    await second.close();
  });

  it("lets several instances start at once on an empty PostgreSQL database", async () => {
    const { url, drop } = await emptyPostgres();
    const settings = { dataDir, databaseUrl: url, databasePoolMax: 2 };
    const applied = (await readdir(migrationsFolder())).filter((name) => name.endsWith(".sql")).length;
    const instances = await Promise.all(Array.from({ length: 5 }, () => openDatabase(settings)));
    for (const { db, kind } of instances) {
      expect(kind).toBe("postgres");
      expect(await rows(db, sql`select count(*) as applied from drizzle.__drizzle_migrations`)).toEqual([{ applied }]);
    }
    await Promise.all(instances.map((instance) => instance.close()));
    await drop();
  });

  it("says in one sentence which server cannot be reached, without the password", async () => {
    const port = await unusedPort();
    const databaseUrl = `postgres://muster:hunter22@127.0.0.1:${port}/muster`;
    const error: unknown = await openDatabase({ dataDir, databaseUrl, databasePoolMax: 1 }).catch((reason) => reason);
    expect(error).toBeInstanceOf(DatabaseUnavailableError);
    expect(String(error)).toContain(`PostgreSQL at 127.0.0.1:${port} cannot be reached (ECONNREFUSED).`);
    expect(String(error)).not.toContain("hunter22");
  });

  it("says when the database does not exist", async () => {
    const { url, drop } = await emptyPostgres();
    await drop();
    await expect(openDatabase({ dataDir, databaseUrl: url, databasePoolMax: 1 })).rejects.toThrow(
      /has no database "muster_/,
    );
  });
});

it("unavailable says that the user or the password is wrong, and leaves other errors alone", () => {
  const url = "postgres://muster:hunter22@db.example/muster";
  const refused = unavailable(Object.assign(new Error("password authentication failed"), { code: "28P01" }), url);
  expect(refused?.message).toBe(
    'PostgreSQL at db.example:5432 refuses the user "muster". Check the user and the password in DATABASE_URL.',
  );
  expect(unavailable(new Error("other"), url)).toBeUndefined();
});

describe("database", () => {
  const SHARED = `
    import { database } from "./db/client.ts";
    const other = await import("./db/client.ts?another-module-graph");
    const [one, two] = await Promise.all([database(), other.database()]);
    console.log(other.database === database, one === two);
    await one.close();
    const again = await database();
    console.log(again !== one);
    await again.close();
  `;

  it("is one handle for two module graphs, opens again after a close, and lets the process end", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "muster-shared-"));
    const child = startChild(SHARED, { MUSTER_DATA_DIR: dataDir, DATABASE_URL: "" });
    expect(await child.line()).toBe("false true");
    expect(await child.line()).toBe("true");
    expect(await child.ended).toBe(0);
    await rm(dataDir, { recursive: true });
  });

  const FAILS_FIRST = `
    import { rm, writeFile } from "node:fs/promises";
    import { database } from "./db/client.ts";
    await writeFile(process.env.MUSTER_DATA_DIR, "a file, not a folder");
    await database().catch((error) => console.log(error.code));
    await rm(process.env.MUSTER_DATA_DIR);
    const open = await database();
    console.log(open.kind);
    await open.close();
  `;

  it("forgets a failed open, so that the next call tries again", async () => {
    const parent = await mkdtemp(join(tmpdir(), "muster-shared-"));
    const child = startChild(FAILS_FIRST, { MUSTER_DATA_DIR: join(parent, "data"), DATABASE_URL: "" });
    expect(await child.line()).toBe("EEXIST");
    expect(await child.line()).toBe("embedded");
    expect(await child.ended).toBe(0);
    await rm(parent, { recursive: true });
  });
});

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
