import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { freshPostgres } from "@/db/testing/postgres";
import { statementsOf } from "@/db/testing/query-plans";
import { waitingForLocks } from "@/db/testing/waiting-for-locks";
import { DEFAULT_ROLE } from "@/lib/contracts/roles";
import { changeOwner } from "@/lib/provisioning/testing/change-owner";
import type { JsonObject, ScimStore } from "@/scim";
import { documentOf, mustGet } from "@/scim/testing/contract-subject";
import { exampleSchemas, GRADE, WORK } from "@/scim/testing/declared-example";
import {
  countAuditRows,
  inviteByHand,
  memberState,
  ownAccount,
  personAt,
  personDocument,
} from "./testing/directory-state";
import { directoryTeam } from "./testing/directory-team";

const FEW = { seats: 1_000 };
const MANY = { seats: 100_000 };

async function createMany({ users }: ScimStore, documents: readonly JsonObject[]): Promise<readonly string[]> {
  const made = await users.createMany?.(documents.map((document) => ({ document })));
  return (made ?? []).map(({ id }) => id);
}

const people = (count: number, extra: JsonObject = {}) =>
  Array.from({ length: count }, (_, n) => personDocument({ displayName: `P${n}`, ...extra }));

describe.each(databases)("people who are made together in $name", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  it("are a hundred in two statements where seats are many", async () => {
    const { teamId, store } = await directoryTeam(database.db, MANY);
    const sent = await statementsOf(database.db, async () => {
      expect(await createMany(store, people(100))).toHaveLength(100);
    });
    expect(sent).toHaveLength(2);
    expect(await countAuditRows(database.db, teamId)).toBe(100);
  });

  it("are members with account, role and audit row each, in their order", async () => {
    const { teamId, store } = await directoryTeam(database.db, FEW);
    const [first, inactive, nowhere] = [
      personDocument({ displayName: "First" }),
      personDocument({ active: false, displayName: "Inactive" }),
      { userName: "nowhere", active: true, emails: [{ value: "no address" }] },
    ];
    const ids = await createMany(store, [first, inactive, nowhere]);
    const states = await Promise.all(ids.map((id) => memberState(database.db, teamId, id)));
    const same = { version: 1, managed: true, source: "scim", joined_at: expect.any(Date), roles: [DEFAULT_ROLE] };
    expect(states).toMatchObject([
      { ...same, active: true, account_email: first.userName, created_by_team_id: teamId },
      { ...same, active: false, account_email: inactive.userName, created_by_team_id: teamId },
      { ...same, active: true, account_email: null },
    ]);
    const audited = sql`select action, actor_name, target_id, target_name, details from audit_events
      where team_id = ${teamId} order by at, id`;
    const names = ["First", "Inactive", "nowhere"];
    expect(await rows(database.db, audited)).toEqual(
      ids.map((id, n) => ({
        action: "member.created",
        actor_name: "Test key",
        target_id: id,
        target_name: names[n],
        details: {},
      })),
    );
  });

  it.each([FEW, MANY])(
    "end before somebody whose address has an account or was invited, with $seats seats",
    async (seats) => {
      const { teamId, store } = await directoryTeam(database.db, seats);
      const at = (name: string) => `${name}@${teamId}.example`;
      await ownAccount(database.db, at("own"));
      await inviteByHand(database.db, teamId, at("asked"), []);
      const odd: readonly JsonObject[] = [
        personAt(at("OWN")),
        personAt(at("asked"), { userName: "called-otherwise" }),
        personAt(at("first"), { userName: "second" }),
      ];
      for (const [n, document] of odd.entries()) {
        const before = n === 2 ? [personAt(at("FIRST"))] : people(1);
        expect(await createMany(store, [...before, document, ...people(1)])).toHaveLength(1);
      }
    },
  );

  it("end where seats do, and who is inactive takes none", async () => {
    const { store } = await directoryTeam(database.db, { seats: 3 });
    const inactive = people(2, { active: false });
    expect(await createMany(store, [...people(2), ...inactive, ...people(2)])).toHaveLength(5);
    expect(await createMany(store, people(2))).toEqual([]);
    expect(await createMany(store, people(2, { active: false }))).toHaveLength(2);
  });

  it("have declared attributes, and one with a unique value ends them", async () => {
    const { store } = await directoryTeam(database.db, { ...MANY, schemas: exampleSchemas });
    const graded = { [GRADE]: { grade: "A" } };
    const unique = personDocument({ ...graded, [WORK]: { badge: "7" } });
    const ids = await createMany(store, [...people(2, graded), unique, ...people(1, graded)]);
    expect(ids).toHaveLength(2);
    expect(documentOf(await mustGet(store.users, ids[0] ?? ""))).toMatchObject(graded);
    expect(await createMany(store, [unique])).toEqual([]);
  });

  it("are nobody when what the team declared has changed meanwhile", async () => {
    const { teamId, store } = await directoryTeam(database.db, { ...MANY, schemas: exampleSchemas });
    await changeOwner(database.db, teamId, "schemas");
    await expect(createMany(store, people(2))).rejects.toMatchObject({ status: 503 });
    expect(await countAuditRows(database.db, teamId)).toBe(0);
  });
});

/** PostgreSQL alone: PGlite has one connection, so that no two writers are ever under way. */
describe("people who are made together while another writer is under way", () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await freshPostgres();
  });
  afterAll(() => database.close());

  const cases = [
    { what: "a userName", other: (team: string) => otherMember(team) },
    {
      what: "an address",
      other: (team: string) =>
        sql`insert into accounts (id, email, name) values (${`acc_${team}`}, ${`third@${team}.example`}, 'Other')`,
    },
  ];

  it.each(cases.flatMap((each) => [FEW, MANY].map((seats) => ({ ...each, ...seats }))))(
    "are nobody when that takes $what, with $seats seats",
    async ({ other, seats }) => {
      const { teamId, store } = await directoryTeam(database.db, { seats });
      const documents = [...people(2), personAt(`third@${teamId}.example`), ...people(2)];
      const started: Promise<readonly string[]>[] = [];
      await database.db.transaction(async (tx) => {
        await rows(tx, other(teamId));
        started.push(createMany(store, documents));
        await vi.waitUntil(async () => (await waitingForLocks(database.db)) === 1, { timeout: 10_000 });
      });
      expect(await Promise.all(started)).toEqual([[]]);
      expect(await countAuditRows(database.db, teamId)).toBe(0);
      const accounts = sql`select 1 from accounts where created_by_team_id = ${teamId}`;
      expect(await rows(database.db, accounts)).toEqual([]);
      const provisioned = sql`select 1 from members where team_id = ${teamId} and source = 'scim'`;
      expect(await rows(database.db, provisioned)).toEqual([]);
    },
  );
});

function otherMember(team: string) {
  const document = JSON.stringify({ userName: `Third@${team}.example` });
  return sql`insert into members (team_id, id, document, source) values (${team}, 'usr_other', ${document}::jsonb, 'invite')`;
}
