import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { freshPostgres } from "@/db/testing/postgres";
import { waitingForLocks } from "@/db/testing/waiting-for-locks";
import { watchStatements } from "@/db/testing/watch-statements";
import { ERROR_URN, type JsonObject, PATCH_OP_URN } from "@/scim";
import { bulkResults, postUser } from "@/scim/testing/bulk-client";
import { exampleSchemas, exampleTypes, WORK } from "@/scim/testing/declared-example";
import { idOf, type Send, scimClient } from "@/scim/testing/scim-client";
import { auditActions, personDocument } from "./testing/directory-state";
import { directoryTeam } from "./testing/directory-team";
import { giveUp, makeGivingUp } from "./testing/giving-up";

const DEADLOCK = "40P01";
const SERIALIZATION_FAILURE = "40001";
const DECLARED = { schemas: exampleSchemas, resourceTypes: exampleTypes };
const patch = (...Operations: JsonObject[]) => ({ schemas: [PATCH_OP_URN], Operations });

interface Ids {
  readonly user: string;
  readonly group: string;
}

const writes: readonly { what: string; status: number; write: (send: Send, ids: Ids) => ReturnType<Send> }[] = [
  { what: "a new person", status: 201, write: (send) => send("POST", "/Users", personDocument()) },
  {
    what: "a replaced person",
    status: 200,
    write: (send, { user }) => send("PUT", `/Users/${user}`, personDocument({ title: "Dr" })),
  },
  {
    what: "a deactivation",
    status: 200,
    write: (send, { user }) => send("PATCH", `/Users/${user}`, patch({ op: "replace", value: { active: false } })),
  },
  { what: "a removed person", status: 204, write: (send, { user }) => send("DELETE", `/Users/${user}`) },
  { what: "a new group", status: 201, write: (send) => send("POST", "/Groups", { displayName: "New" }) },
  {
    what: "a member of a group",
    status: 204,
    write: (send, { user, group }) =>
      send("PATCH", `/Groups/${group}`, patch({ op: "add", path: "members", value: [{ value: user }] })),
  },
  {
    what: "a renamed group",
    status: 200,
    write: (send, { group }) => send("PUT", `/Groups/${group}`, { displayName: "Renamed" }),
  },
  { what: "a removed group", status: 204, write: (send, { group }) => send("DELETE", `/Groups/${group}`) },
];

describe.each(databases)("a write on which $name gives up for another one", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
    await makeGivingUp(database.db);
  });
  afterAll(() => database.close());

  let warned: ReturnType<typeof vi.spyOn>;
  beforeEach(() => {
    warned = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  });
  afterEach(() => warned.mockRestore());

  async function team(declared: Partial<typeof DECLARED> = {}) {
    const { teamId, store } = await directoryTeam(database.db, declared);
    const send = scimClient({ store, ...declared });
    const user = idOf(await send("POST", "/Users", personDocument()));
    return { teamId, store, send, ids: { user, group: idOf(await send("POST", "/Groups", { displayName: "Team" })) } };
  }

  /** Everything that a write of the team could have changed. */
  async function contents(teamId: string): Promise<unknown> {
    const of = (table: string) =>
      sql`(select coalesce(jsonb_agg(to_jsonb(r) order by to_jsonb(r)::text), '[]')
        from ${sql.raw(table)} r where r.team_id = ${teamId}) as ${sql.raw(table)}`;
    const tables = ["members", "member_roles", "groups", "group_members", "group_roles", "audit_events"].map(of);
    const accounts = sql`(select count(*)::integer from accounts where created_by_team_id = ${teamId}) as accounts`;
    return rows(database.db, sql`select ${sql.join([...tables, accounts], sql`, `)}`);
  }

  it.each(writes)("is done again and done once: $what", async ({ status, write }) => {
    const { teamId, send, ids } = await team();
    const countAudited = async () =>
      (await rows(database.db, sql`select 1 from audit_events where team_id = ${teamId}`)).length;
    const before = await countAudited();
    await giveUp(database.db, teamId, 3, DEADLOCK);
    expect(await write(send, ids)).toMatchObject({ status });
    expect(await countAudited()).toBe(before + 1);
    expect(warned).not.toHaveBeenCalled();
  });

  it.each(writes)(
    "is a 503 that asks to send it again when that stays so, and nothing is half done: $what",
    async ({ write }) => {
      const { teamId, send, ids } = await team();
      const before = await contents(teamId);
      await giveUp(database.db, teamId, 1_000, SERIALIZATION_FAILURE);
      const answer = await write(send, ids);
      expect(answer).toMatchObject({
        status: 503,
        headers: { "retry-after": "1", "content-type": "application/scim+json;charset=utf-8" },
        body: { schemas: [ERROR_URN], status: "503", detail: expect.stringContaining("Send the request again") },
      });
      expect(answer.text).not.toContain("gave up");
      expect(await contents(teamId)).toEqual(before);
      expect(await rows(database.db, sql`select last_value::integer as tries from tries`)).toEqual([{ tries: 4 }]);
      expect(String(warned.mock.calls)).toContain(SERIALIZATION_FAILURE);
      await giveUp(database.db, teamId, 0, DEADLOCK);
      expect((await write(send, ids)).status).toBeLessThan(300);
    },
  );

  it("is done again with the values that it claims for declared attributes", async () => {
    const { teamId, send } = await team(DECLARED);
    await giveUp(database.db, teamId, 2, DEADLOCK);
    const person = personDocument({ [WORK]: { badge: "7" } });
    expect((await send("POST", "/Users", person)).status).toBe(201);
    expect((await send("POST", "/Users", personDocument({ [WORK]: { badge: "7" } }))).status).toBe(409);
  });

  it("is, in a Bulk request, that operation's own, and people who were to be made together are made one by one", async () => {
    const { teamId, send } = await team();
    await giveUp(database.db, teamId, 6, DEADLOCK);
    const results = await bulkResults(send, [postUser("a"), postUser("b"), postUser("c")]);
    expect(results.map(({ status }) => status)).toEqual(["503", "201", "201"]);
  });

  it("fails at once with what is no such thing", async () => {
    const { teamId, store } = await team();
    await giveUp(database.db, teamId, 1_000, "23514");
    await expect(store.users.create({ document: personDocument() })).rejects.toMatchObject({
      cause: { code: "23514" },
    });
    expect(await rows(database.db, sql`select last_value::integer as tries from tries`)).toEqual([{ tries: 1 }]);
  });
});

describe("a write that meets a deadlock in PostgreSQL", () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await freshPostgres();
  });
  afterAll(() => database.close());

  const waiting = (count: number) =>
    vi.waitFor(async () => expect(await waitingForLocks(database.db)).toBe(count), { timeout: 10_000 });

  /**
   * The removal holds the team and waits for the group; another writer holds the person and waits for the team. When the
   * group is free the removal goes on to the person: it closes the circle, so that it is the one to give way.
   */
  it("gives way, is done again and done once", async () => {
    const { db } = database;
    const { teamId, store } = await directoryTeam(db);
    const { id } = await store.users.create({ document: personDocument() });
    const group = await store.groups.create({ document: { displayName: "G" }, memberIds: [id] });
    const sent = watchStatements(database);
    const started: Promise<unknown>[] = [];
    await db.transaction(async (other) => {
      await rows(other, sql`set local deadlock_timeout = '1h'`);
      await rows(other, sql`select 1 from members where team_id = ${teamId} and id = ${id} for update`);
      await db.transaction(async (holder) => {
        await rows(holder, sql`select 1 from groups where team_id = ${teamId} and id = ${group.id} for update`);
        started.push(store.users.remove(id, {}));
        await waiting(1);
        started.push(rows(other, sql`select 1 from teams where id = ${teamId} for update`));
        await waiting(2);
      });
      await started[1];
    });
    await Promise.all(started);
    expect(sent.filter(({ text }) => text.includes("delete from members"))).toHaveLength(2);
    expect(await auditActions(db, teamId, id)).toEqual(["member.created", "member.removed"]);
    expect(await store.groups.get(group.id, { references: true })).toMatchObject({ version: 2, references: [] });
  });
});
