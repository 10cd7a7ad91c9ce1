import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type OpenDatabase, openDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { findPgbouncer, type Pgbouncer, startPgbouncer } from "@/db/testing/pgbouncer";
import { emptyPostgres } from "@/db/testing/postgres";
import { systemClock } from "@/lib/clock";
import { SCIM_BASE_PATH } from "@/lib/contracts/scim";
import { addScimAttribute } from "@/lib/provisioning/add-scim-attribute";
import { revokeKey } from "@/lib/provisioning/revoke-key";
import { type KeyedTeam, keyedTeam } from "@/lib/provisioning/testing/keyed-team";
import { turnOffScim } from "@/lib/provisioning/turn-off-scim";
import type { Services } from "@/lib/services";
import { declared, exampleSchemas } from "@/scim/testing/declared-example";
import { type StartedWorkers, startWorkers } from "./testing/worker-start";

interface Answer {
  readonly status: number;
  readonly body: { readonly [name: string]: unknown };
}

const pgbouncer = findPgbouncer();
const POOLED = { DATABASE_POOLER: "transaction" };

/** The second one reaches the database by way of PgBouncer, where that is installed. */
describe("two instances on one database", { timeout: 30_000 }, () => {
  let made: Awaited<ReturnType<typeof emptyPostgres>>;
  let pooler: Pgbouncer | undefined;
  let instances: readonly StartedWorkers[];
  let open: OpenDatabase;
  let services: Services;
  let team: KeyedTeam;
  beforeAll(async () => {
    made = await emptyPostgres();
    if (pgbouncer !== undefined) pooler = await startPgbouncer(pgbouncer, made.url, "transaction");
    const second = pooler ? { DATABASE_URL: pooler.url, ...POOLED } : { DATABASE_URL: made.url };
    instances = await Promise.all([startWorkers({ DATABASE_URL: made.url }), startWorkers(second)]);
    open = await openDatabase({ dataDir: "", databaseUrl: made.url, databasePoolMax: 2 });
    services = { db: open.db, clock: systemClock };
  });
  beforeEach(async () => {
    team = await keyedTeam(services);
  });
  afterAll(async () => {
    for (const { signal } of instances) signal("SIGTERM");
    await Promise.all(instances.map(({ ended }) => ended));
    await open.close();
    await pooler?.stop();
    await made.drop();
  });

  async function ask(instance: number, path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = { authorization: `Bearer ${team.key}`, "content-type": "application/scim+json" };
    const answer = await fetch(`${instances[instance]?.origin}${SCIM_BASE_PATH}${path}`, { ...init, headers });
    return { status: answer.status, body: await answer.json() };
  }

  /** The same request to both, one after the other. */
  async function statuses(path = "/Users?count=1"): Promise<readonly number[]> {
    return [(await ask(0, path)).status, (await ask(1, path)).status];
  }

  const create = (instance: number, userName: string) =>
    ask(instance, "/Users", { method: "POST", body: JSON.stringify({ userName }) });

  it("print the same token for the first set-up", () => {
    const [first, second] = instances.map(({ output }) => /Setup token +(\S+)/.exec(output())?.[1]);
    expect(first).toMatch(/^\w{5}-/);
    expect(second).toBe(first);
  });

  it("refuse a revoked key at its next request, though both had answered it a moment ago", async () => {
    expect([...(await statuses()), ...(await statuses())]).toEqual([200, 200, 200, 200]);
    const [key] = await rows<{ id: string }>(open.db, sql`select id from scim_keys where team_id = ${team.teamId}`);
    await revokeKey(services, team.admin("scim.keys.revoke"), { keyId: key?.id ?? "" });
    expect(await statuses()).toEqual([401, 401]);
  });

  it("refuse every key once SCIM is off, also for a request that only writes", async () => {
    expect(await statuses()).toEqual([200, 200]);
    await turnOffScim(services, team.admin("scim.disable"));
    expect([(await create(0, "late")).status, (await create(1, "late")).status]).toEqual([403, 403]);
  });

  it("show what the other wrote at once, and let one of two writers of a userName win", async () => {
    const path = `/Users/${String((await create(0, "ada")).body.id)}`;
    expect((await ask(1, path)).body).toMatchObject({ userName: "ada" });
    const both = await Promise.all([create(0, "twin"), create(1, "TWIN")]);
    expect(both.map(({ status }) => status)).toEqual(expect.arrayContaining([201, 409]));
    const patch = {
      method: "PATCH",
      body: JSON.stringify({ Operations: [{ op: "add", path: "title", value: "Dr" }] }),
    };
    expect((await ask(1, path, patch)).body).toMatchObject({ title: "Dr" });
    expect((await ask(0, path)).body).toMatchObject({ title: "Dr" });
  });

  it("go on where the other's cursor ends", async () => {
    for (const userName of ["a", "b", "c"]) await create(0, userName);
    const names: unknown[] = [];
    let cursor: unknown = "";
    for (let page = 0; typeof cursor === "string"; page++) {
      const { body } = await ask(page % 2, `/Users?count=1&attributes=userName&cursor=${encodeURIComponent(cursor)}`);
      names.push(...(body.Resources as { userName: string }[]).map(({ userName }) => userName));
      cursor = body.nextCursor;
    }
    expect(names).toEqual(expect.arrayContaining(["a", "b", "c"]));
    expect(new Set(names).size).toBe(names.length);
  });

  it("know an attribute that was declared meanwhile, though both had answered without it", async () => {
    team = await keyedTeam(services, { schemas: exampleSchemas });
    const [schema] = exampleSchemas;
    const urn = schema?.urn ?? "";
    expect(await statuses(`/Schemas/${urn}`)).toEqual([200, 200]);
    await addScimAttribute(services, team.admin("scim.schemas.manage"), { urn, ...declared("declaredLater") });
    for (const instance of [0, 1]) {
      expect(JSON.stringify((await ask(instance, `/Schemas/${urn}`)).body)).toContain("declaredLater");
    }
  });
});
