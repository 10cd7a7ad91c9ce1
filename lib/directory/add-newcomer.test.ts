import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Db, OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { freshPostgres } from "@/db/testing/postgres";
import { statementsOf } from "@/db/testing/query-plans";
import { waitingForLocks } from "@/db/testing/waiting-for-locks";
import { DEFAULT_ROLE } from "@/lib/contracts/roles";
import type { JsonObject, StoredResource } from "@/scim";
import { addRequests, type CreateOutcome, type Requests } from "./testing/add-requests";
import {
  auditActions,
  changeTo,
  invitationsOf,
  inviteByHand,
  memberState,
  ownAccount,
  personAt,
  personDocument,
  quiet,
} from "./testing/directory-state";
import { directoryTeam } from "./testing/directory-team";

const FEW = 1_000;
const MANY = 100_000;

const people = (count: number, extra: JsonObject = {}) =>
  Array.from({ length: count }, (_, n) => personDocument({ displayName: `P${n}`, ...extra }));

async function keyOf(db: Db, seats: number): Promise<Requests> {
  return addRequests(db, (await directoryTeam(db, { seats })).teamId);
}

const statuses = (outcomes: readonly CreateOutcome[]) => outcomes.map(({ status }) => status);

describe.each(databases)("people whom one key adds at the same time in $name", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const newKey = (seats = MANY) => keyOf(database.db, seats);
  const statesOf = ({ teamId }: Requests, outcomes: readonly CreateOutcome[]) =>
    Promise.all(outcomes.map(({ id = "" }) => memberState(database.db, teamId, id)));
  const accountsOf = async (key: Requests, outcomes: readonly CreateOutcome[]) =>
    (await statesOf(key, outcomes)).map((state) => state?.account_email);
  const membersOf = async ({ teamId }: Requests) =>
    (await rows(database.db, sql`select 1 from members where team_id = ${teamId}`)).length;

  it("are a look and a write for each of the three rounds among which they are parted", async () => {
    const key = await newKey();
    const sent = await statementsOf(database.db, async () => {
      expect(statuses(await key.atOnce(people(20)))).toEqual(Array(20).fill(201));
    });
    expect(sent).toHaveLength(6);
  });

  it("are members with account and role each, and are told what they are", async () => {
    const key = await newKey();
    const [plain, inactive] = [personDocument(), personDocument({ active: false })];
    const nowhere = { userName: `nowhere ${key.teamId}`, active: true, emails: [{ value: "no address" }] };
    const outcomes = await key.atOnce([plain, inactive, nowhere]);
    const same = { version: 1, managed: true, source: "scim", joined_at: expect.any(Date), roles: [DEFAULT_ROLE] };
    expect(await statesOf(key, outcomes)).toMatchObject([
      { ...same, active: true, account_email: plain.userName, created_by_team_id: key.teamId },
      { ...same, active: false, account_email: inactive.userName, created_by_team_id: key.teamId },
      { ...same, active: true, account_email: null },
    ]);
    const read = await Promise.all(outcomes.map(({ id = "" }) => key.store(0).users.get(id, { references: true })));
    expect(outcomes.map(({ created }) => created)).toEqual(read);
    expect(outcomes.map(({ created }) => document(created))).toEqual([plain, inactive, nowhere]);
  });

  it("have an audit row each, of the request that asked for them and of its time", async () => {
    const key = await newKey();
    const outcomes = await key.atOnce(people(3));
    const audit = sql`select a.at, a.action, a.actor_id, a.actor_name, a.target_id, a.target_name, a.details, a.ip,
        a.user_agent, a.request_id, m.created_at from audit_events a
      join members m on m.team_id = a.team_id and m.id = a.target_id where a.team_id = ${key.teamId} order by a.ip`;
    expect(await rows(database.db, audit)).toEqual(
      outcomes.map(({ id, request }, n) => ({
        at: request.at,
        created_at: request.at,
        action: "member.created",
        actor_id: key.keyId,
        actor_name: "Test key",
        target_id: id,
        target_name: `P${n}`,
        details: {},
        ip: request.ip,
        user_agent: request.userAgent,
        request_id: request.requestId,
      })),
    );
  });

  it("are one when two have one userName: the other is refused", async () => {
    const key = await newKey();
    const [first, second] = [personDocument({ userName: "Ada" }), personDocument({ userName: "aDA" })];
    const sent = await statementsOf(database.db, async () => {
      const outcomes = await key.atOnce([...people(1), first, second, ...people(1)]);
      expect(statuses(outcomes)).toEqual([201, 201, 409, 201]);
    });
    expect(sent).toHaveLength(2);
    expect(await membersOf(key)).toBe(3);
  });

  it("share no account when two have one address: the first has it", async () => {
    const key = await newKey();
    const email = `one@${key.teamId}.example`;
    const documents = [personAt(email, { userName: "1st" }), personAt(email.toUpperCase(), { userName: "2nd" })];
    const sent = await statementsOf(database.db, async () => {
      const outcomes = await key.atOnce([...people(1), ...documents]);
      expect(statuses(outcomes)).toEqual([201, 201, 201]);
      expect(await accountsOf(key, outcomes.slice(1))).toEqual([email, null]);
    });
    expect(sent.filter(({ sql: text }) => text.includes("insert into members"))).toHaveLength(1);
  });

  it("are one when two that are inactive have one externalId, and two when they are active", async () => {
    const key = await newKey();
    const inactive = people(2, { active: false, externalId: "ext-1" });
    const [first, second] = await key.atOnce([...inactive, ...people(1)]);
    expect(second?.id).toBe(first?.id);
    const active = await key.atOnce(people(2, { externalId: "ext-2" }));
    expect(new Set(active.map(({ id }) => id)).size).toBe(2);
  });

  it("get what they would get alone: one who comes back, one who was invited, one whose address has an account", async () => {
    const together = await newKey();
    const alone = await newKey();
    const outcomes = await together.atOnce(await oddPeople(database.db, together));
    const expected: CreateOutcome[] = [];
    for (const document of await oddPeople(database.db, alone)) expected.push(...(await alone.atOnce([document])));
    expect(statuses(outcomes)).toEqual(statuses(expected));
    expect(await traces(database.db, together, outcomes)).toEqual(await traces(database.db, alone, expected));
  });

  it("are never more than there are seats, and who is inactive takes none", async () => {
    const key = await newKey(3);
    const outcomes = await key.atOnce([...people(5), ...people(2, { active: false })]);
    expect(outcomes.filter(({ status }) => status === 403)).toHaveLength(2);
    expect(statuses(outcomes).slice(5)).toEqual([201, 201]);
    expect(await membersOf(key)).toBe(5);
  });

  it("count their seats one by one where seats are many for one of them but not for all", async () => {
    const [connections] = await rows<{ most: number }>(
      database.db,
      sql`select current_setting('max_connections')::integer as most`,
    );
    const key = await newKey(FEW + (connections?.most ?? 0) + 5);
    const plainly = await statementsOf(database.db, () => key.atOnce(people(4)));
    expect(plainly).toHaveLength(2);
    const looks = await statementsOf(database.db, async () => {
      expect(statuses(await key.atOnce(people(4)))).toEqual(Array(4).fill(201));
    });
    expect(looks).toHaveLength(1);
  });

  it("are nobody when the key opens nothing any more", async () => {
    const key = await newKey();
    const outcomes = await key.atOnce(people(5), { opens: false });
    expect(statuses(outcomes)).toEqual(Array(5).fill("The key opens nothing."));
    expect(await membersOf(key)).toBe(0);
    expect(await rows(database.db, sql`select 1 from audit_events where team_id = ${key.teamId}`)).toEqual([]);
  });

  it("do not mix with those of another key and team", async () => {
    const keys = [await newKey(), await newKey()];
    const sent = await statementsOf(database.db, async () => {
      await Promise.all(keys.map((key) => key.atOnce(people(4))));
    });
    expect(sent).toHaveLength(4);
    expect(await Promise.all(keys.map(membersOf))).toEqual([4, 4]);
  });

  it("are made but for the one whose document the database cannot store", async () => {
    const key = await newKey();
    const outcomes = await key.atOnce([...people(2), personDocument({ title: "\0" }), ...people(2)]);
    expect(statuses(outcomes)).toEqual([201, 201, expect.stringContaining("Failed query"), 201, 201]);
    expect(await membersOf(key)).toBe(4);
  });
});

/** Somebody who left, somebody whom an admin invited, somebody with an account of their own, and newcomers between. */
async function oddPeople(db: Db, { teamId, store }: Requests): Promise<readonly JsonObject[]> {
  const at = (name: string) => `${name}@${teamId}.example`;
  const left = personAt(at("left"), { externalId: "left" });
  const { id } = await store(0).users.create({ document: left });
  await store(0).users.update(id, changeTo({ active: false }), quiet);
  await inviteByHand(db, teamId, at("asked"), ["billing"]);
  await ownAccount(db, at("own"));
  return [
    personAt(at("first")),
    { ...left, title: "Back" },
    personAt(at("second")),
    personAt(at("asked"), { title: "Adopted" }),
    personAt(at("own")),
    personAt(at("third")),
  ];
}

/** What came of each, without what differs from team to team. */
async function traces(db: Db, { teamId }: Requests, outcomes: readonly CreateOutcome[]) {
  const invitations = await invitationsOf(db, teamId);
  const members = await Promise.all(
    outcomes.map(async ({ id = "", created }) => {
      const state = await memberState(db, teamId, id);
      return {
        actions: await auditActions(db, teamId, id),
        version: created?.version,
        references: created?.references,
        roles: state?.roles,
        source: state?.source,
        active: state?.active,
        joined: state?.joined_at !== null,
        hasAccount: state?.account_id !== null,
        isOurs: state?.created_by_team_id === teamId,
      };
    }),
  );
  return { members, invitations: invitations.map(({ email, state }) => `${email.split("@")[0]} ${state}`).toSorted() };
}

function document(created: StoredResource | undefined): unknown {
  return JSON.parse(`{${created?.text}}`);
}

/** PostgreSQL alone: PGlite has one connection, so that no two writers are ever under way. */
describe("people whom one key adds at the same time while another writer is under way", () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await freshPostgres();
  });
  afterAll(() => database.close());

  it("are made but for the one whose userName that takes", async () => {
    const key = await keyOf(database.db, MANY);
    const other = JSON.stringify({ userName: `Third@${key.teamId}.example` });
    const started: Promise<readonly CreateOutcome[]>[] = [];
    await database.db.transaction(async (tx) => {
      await rows(
        tx,
        sql`insert into members (team_id, id, document, source, joined_at)
          values (${key.teamId}, 'usr_other', ${other}::jsonb, 'sso', now())`,
      );
      started.push(key.atOnce([...people(2), personAt(`third@${key.teamId}.example`), ...people(2)]));
      await vi.waitUntil(async () => (await waitingForLocks(database.db)) === 1, { timeout: 10_000 });
    });
    expect((await Promise.all(started)).map(statuses)).toEqual([[201, 201, 409, 201, 201]]);
    const audited = sql`select 1 from audit_events where team_id = ${key.teamId}`;
    expect(await rows(database.db, audited)).toHaveLength(4);
    const accounts = sql`select 1 from accounts where created_by_team_id = ${key.teamId}`;
    expect(await rows(database.db, accounts)).toHaveLength(4);
  });
});
