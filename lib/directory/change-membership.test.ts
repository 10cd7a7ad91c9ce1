import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { freshPostgres } from "@/db/testing/postgres";
import { waitingForLocks } from "@/db/testing/waiting-for-locks";
import { ADMIN_ROLE } from "@/lib/contracts/roles";
import { GROUP_URN, ScimError, type ScimStore } from "@/scim";
import { membershipContract } from "@/scim/testing/contract-membership";
import { memberIds, noMembers, refusal, silent } from "@/scim/testing/contract-subject";
import { countAuditRows, personDocument } from "./testing/directory-state";
import { type GatheringTeam, gatheringTeam } from "./testing/gathering-team";
import { type Named, PEOPLE, type RandomMembership, randomMemberships } from "./testing/random-membership";

/** The embedded database is one process with us, and many times slower. */
const RUNS = { PGlite: 15, PostgreSQL: 60 } as const;

/** Changes of one round. */
const ROUND = 32;

let groups = 0;

async function newGroup({ store }: GatheringTeam, memberIds: readonly string[]): Promise<string> {
  groups += 1;
  const document = { schemas: [GROUP_URN], displayName: `Group ${groups}` };
  return (await store.groups.create({ document, memberIds })).id;
}

async function newPeople({ store }: GatheringTeam, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  while (ids.length < count) ids.push((await store.users.create({ document: personDocument() })).id);
  return ids;
}

interface Delta {
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

const change = (store: ScimStore, group: string, delta: Delta) =>
  store.groups.update(group, { members: { ...noMembers, ...delta } }, silent);

/** What came of each: the answer, or the refusal. */
async function outcomes(started: readonly Promise<unknown>[]): Promise<readonly unknown[]> {
  const settled = await Promise.allSettled(started);
  return settled.map((each) => (each.status === "fulfilled" ? each.value : each.reason));
}

function told(answer: unknown): unknown {
  if (!(answer instanceof ScimError)) return answer;
  const { status, scimType, message } = answer;
  return { status, scimType, message };
}

describe.each(databases)("what a key changes of a group at the same time, on $name", ({ name: databaseName, open }) => {
  let database: OpenDatabase;
  let team: GatheringTeam;
  let people: readonly string[];
  beforeAll(async () => {
    database = await open();
    team = await gatheringTeam(database.db);
    people = await newPeople(team, PEOPLE);
  });
  afterAll(() => database.close());

  describe("holds the contract", () => {
    membershipContract(() => ({ store: team.request(), otherTeam: team.store, close: async () => {} }));
  });

  /** In how many transactions the group was changed. */
  async function transactionsOf(group: string): Promise<number> {
    const query = sql`select distinct xmin::text from audit_events
      where team_id = ${team.teamId} and target_id = ${group} and action = 'group.changed'`;
    return (await rows(database.db, query)).length;
  }

  /** The group with its members and its audit rows. */
  async function stateOf(group: string) {
    const { db } = database;
    return {
      members: await memberIds(team.store, group),
      row: await rows(db, sql`select version, updated_at from groups where team_id = ${team.teamId} and id = ${group}`),
      audited: await rows(
        db,
        sql`select at, actor_kind, actor_id, actor_name, action, target_name, details, ip, user_agent, request_id
          from audit_events where team_id = ${team.teamId} and target_id = ${group} and action = 'group.changed'
          order by id`,
      ),
    };
  }

  async function run({ members, steps }: RandomMembership, together: boolean) {
    const group = await newGroup(team, people.slice(0, members));
    await rows(
      database.db,
      sql`update groups set created_at = '2026-01-01', updated_at = '2026-01-01' where team_id = ${team.teamId} and id = ${group}`,
    );
    const other = await newGroup(team, []);
    const idOf = (name: Named) => (typeof name === "number" ? (people[name] ?? "") : name === "nobody" ? name : other);
    const calls = steps.map(({ add, remove, secondsLate }, index) => () => {
      const clock = () => new Date(Date.UTC(2026, 1, 1) + (index - secondsLate) * 1_000);
      const store = team.request({ id: `req_${index}`, clock });
      return change(store, group, { add: add.map(idOf), remove: remove.map(idOf) });
    });
    const answers: unknown[] = [];
    if (together) answers.push(...(await outcomes(calls.map((call) => call()))));
    else for (const call of calls) answers.push(...(await outcomes([call()])));
    expect(await transactionsOf(group)).toBeLessThanOrEqual(together ? Math.ceil(steps.length / ROUND) : steps.length);
    const all = JSON.stringify({ told: answers.map(told), ...(await stateOf(group)) });
    return all
      .replaceAll(group, "this")
      .replaceAll(other, "other")
      .replaceAll(/Group \d+/g, "Group");
  }

  it("is what the same changes do one after the other", async () => {
    await fc.assert(
      fc.asyncProperty(randomMemberships, async (random) => {
        expect(await run(random, true)).toBe(await run(random, false));
      }),
      { numRuns: RUNS[databaseName] },
    );
  });

  it("is one statement for each group, and groups do not mix", async () => {
    const [a = "", b = "", c = ""] = people;
    const [first, second] = [await newGroup(team, [a]), await newGroup(team, [b])];
    const answers = await Promise.all([
      change(team.request(), first, { add: [b] }),
      change(team.request(), second, { remove: [b] }),
      change(team.request(), first, { remove: [a] }),
      change(team.request(), second, { add: [c] }),
    ]);
    expect(answers.map(({ id, version }) => [id, version])).toEqual([
      [first, 2],
      [second, 2],
      [first, 3],
      [second, 3],
    ]);
    expect([await memberIds(team.store, first), await memberIds(team.store, second)]).toEqual([[b], [c]]);
    expect([await transactionsOf(first), await transactionsOf(second)]).toEqual([1, 1]);
  });

  it("keeps keys apart", async () => {
    const group = await newGroup(team, []);
    await Promise.all(
      people.map((id, index) => change(team.request({ key: `key_${index % 2}` }), group, { add: [id] })),
    );
    expect(await memberIds(team.store, group)).toEqual(people.toSorted());
    expect(await transactionsOf(group)).toBeGreaterThan(1);
  });

  it("is refused for somebody unknown alone, in the words for one", async () => {
    const [a = "", b = ""] = people;
    const group = await newGroup(team, []);
    const answers = await outcomes([
      change(team.request(), group, { add: [a] }),
      change(team.request(), group, { add: [b, "nobody"] }),
      change(team.request(), group, { add: [group] }),
      change(team.request(), group, { remove: ["nobody"] }),
    ]);
    expect(answers).toMatchObject([
      { version: 2 },
      { status: 400, scimType: "invalidValue", message: expect.stringContaining('"nobody"') },
      { status: 400, scimType: "invalidValue", message: expect.stringContaining(`"${group}" is a group.`) },
      { version: 2 },
    ]);
    expect(await memberIds(team.store, group)).toEqual([a]);
  });

  it("of a group that is not there is not found, whoever is named", async () => {
    const add = [people[0] ?? ""];
    const started = [{ add }, { add: ["nobody"] }, { remove: add }].map((delta) =>
      change(team.request(), "grp_gone", delta),
    );
    expect(await outcomes(started)).toEqual(Array.from({ length: 3 }, () => refusal(404)));
  });

  it("of a group that makes admins is looked at closely, one after the other", async () => {
    const [a = "", b = "", c = ""] = people;
    const group = await newGroup(team, [a]);
    await rows(database.db, sql`insert into group_roles values (${team.teamId}, ${group}, ${ADMIN_ROLE})`);
    const started = [{ add: [b] }, { add: [c] }].map((delta) => change(team.request(), group, delta));
    expect(await outcomes(started)).toMatchObject([{ id: group }, { id: group }]);
    expect(await memberIds(team.store, group)).toEqual([a, b, c].toSorted());
    expect(await transactionsOf(group)).toBe(2);
  });

  it("is nothing where the key opens nothing any more", async () => {
    const [a = "", b = ""] = people;
    const group = await newGroup(team, [a]);
    const before = await countAuditRows(database.db, team.teamId);
    const started = [{ add: [b] }, { remove: [a] }, { add: ["nobody"] }].map((delta) =>
      change(team.request({ holds: false }), group, delta),
    );
    const refused = new Error("The key opens nothing.");
    expect(await outcomes(started)).toEqual([refused, refused, refused]);
    expect(await memberIds(team.store, group)).toEqual([a]);
    expect(await countAuditRows(database.db, team.teamId)).toBe(before);
  });
});

/** PostgreSQL alone: PGlite has one connection, so that no two writers are ever under way. */
describe("what a key changes while others remove", () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await freshPostgres();
  });
  afterAll(() => database.close());

  /** Has the changes wait for a removal that is not committed yet, and gives what came of them. */
  async function whileRemoving(removal: ReturnType<typeof sql>, start: () => readonly Promise<unknown>[]) {
    const started = await database.db.transaction(async (tx) => {
      await rows(tx, removal);
      const under = outcomes(start());
      await vi.waitUntil(async () => (await waitingForLocks(database.db)) > 0, { timeout: 10_000 });
      return { under };
    });
    return started.under;
  }

  it("a person who goes takes no other change along", async () => {
    const team = await gatheringTeam(database.db);
    const [a = "", b = "", gone = ""] = await newPeople(team, 3);
    const group = await newGroup(team, [a]);
    const removal = sql`delete from members where team_id = ${team.teamId} and id = ${gone}`;
    const answers = await whileRemoving(removal, () =>
      [{ remove: [a] }, { add: [gone] }, { add: [b] }].map((delta) => change(team.request(), group, delta)),
    );
    expect(answers).toMatchObject([{ id: group }, { status: 400, scimType: "invalidValue" }, { id: group }]);
    expect(await memberIds(team.store, group)).toEqual([b]);
    expect((await team.store.groups.get(group, silent))?.version).toBe(3);
  });

  it("a group that goes is not found by any of them", async () => {
    const team = await gatheringTeam(database.db);
    const [a = "", b = ""] = await newPeople(team, 2);
    const group = await newGroup(team, []);
    const removal = sql`delete from groups where team_id = ${team.teamId} and id = ${group}`;
    const answers = await whileRemoving(removal, () =>
      [a, b].map((id) => change(team.request(), group, { add: [id] })),
    );
    expect(answers).toEqual([refusal(404), refusal(404)]);
  });

  it("a group that goes is not found where what is asked comes to nothing", async () => {
    const team = await gatheringTeam(database.db);
    const [a = ""] = await newPeople(team, 1);
    const group = await newGroup(team, []);
    const removal = sql`delete from groups where team_id = ${team.teamId} and id = ${group}`;
    const answers = await whileRemoving(removal, () =>
      [{ add: [a] }, { remove: [a] }].map((delta) => change(team.request(), group, delta)),
    );
    expect(answers).toEqual([refusal(404), refusal(404)]);
  });
});
