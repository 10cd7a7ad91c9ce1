import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { statementsOf } from "@/db/testing/query-plans";
import type { ScimStore } from "@/scim";
import { documentOf, refusal } from "@/scim/testing/contract-subject";
import { openScimStore } from "./scim-store";
import { behindKey } from "./testing/behind-key";
import { auditActions, changeTo, liveSessions, personDocument, quiet, startSession } from "./testing/directory-state";
import { type DirectoryTeam, directoryTeam, makeAdmin } from "./testing/directory-team";

const leave = changeTo({ active: false });
const comeBack = changeTo({ active: true });
const rename = (displayName: string) => changeTo({ displayName });

describe.each(databases)("changes that requests of one key make at the same time in $name", ({ open }) => {
  let database: OpenDatabase;
  let team: DirectoryTeam;
  let people: readonly string[];
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    team = await directoryTeam(database.db, { seats: 100_000 });
    const made = await Promise.all(
      Array.from({ length: 8 }, () => team.store.users.create({ document: personDocument() })),
    );
    people = made.map(({ id }) => id);
  });

  /** The store as the request of this id opens it. */
  function requestOf(requestId: string, { teamId }: DirectoryTeam = team, holds = true): ScimStore["users"] {
    const audit = { kind: "scim_key", id: "key_1", name: "Key", ip: null, userAgent: null, requestId } as const;
    const db = behindKey(database.db, teamId, holds);
    return openScimStore({ db, clock: () => new Date(), actor: { teamId, audit } }).users;
  }

  const changeAll = (change: typeof leave) =>
    Promise.all(people.map((id, n) => requestOf(`req_${n}`).update(id, change, quiet)));

  const requestsOf = (action: string) =>
    rows<{ target_id: string; request_id: string }>(
      database.db,
      sql`select target_id, request_id from audit_events where team_id = ${team.teamId} and action = ${action}
        order by request_id`,
    );

  it("are a read and a write for each of two rounds, each with the audit row of its own request", async () => {
    const sent = await statementsOf(database.db, () => changeAll(rename("Renamed")));
    expect(sent).toHaveLength(4);
    expect(await requestsOf("member.changed")).toEqual(
      people.map((id, n) => ({ target_id: id, request_id: `req_${n}` })),
    );
  });

  it("give each request the person that it changed", async () => {
    const changed = await Promise.all(
      people.map((id, n) => requestOf(`req_${n}`).update(id, rename(`Number ${n}`), { references: true })),
    );
    expect(changed.map((each) => [each.id, each.version, documentOf(each).displayName])).toEqual(
      people.map((id, n) => [id, 2, `Number ${n}`]),
    );
    expect(changed.map(({ references }) => references)).toEqual(people.map(() => []));
  });

  it("end the sessions of everybody who leaves, and of nobody else", async () => {
    for (const id of people) await startSession(database.db, team.teamId, id);
    const [first, ...others] = people;
    await Promise.all([
      requestOf("req_rename").update(first ?? "", rename("Stays"), quiet),
      ...others.map((id) => requestOf("req_leave").update(id, leave, quiet)),
    ]);
    expect(await liveSessions(database.db, team.teamId)).toBe(1);
    await changeAll(leave);
    expect(await liveSessions(database.db, team.teamId)).toBe(0);
    expect((await changeAll(comeBack)).map(({ version }) => version)).toEqual([4, ...others.map(() => 3)]);
  });

  it("lose nothing when several are of one person", async () => {
    const [id = ""] = people;
    const attributes = ["title", "nickName", "locale", "timezone", "userType", "profileUrl"];
    const changed = await Promise.all(
      attributes.map((name) => requestOf(`req_${name}`).update(id, changeTo({ [name]: name }), quiet)),
    );
    expect(new Set(changed.map(({ version }) => version))).toEqual(new Set([2, 3, 4, 5, 6, 7]));
    const now = await team.store.users.get(id, quiet);
    expect(now && documentOf(now)).toMatchObject(Object.fromEntries(attributes.map((name) => [name, name])));
    const actions = await auditActions(database.db, team.teamId, id);
    expect(actions.filter((action) => action === "member.changed")).toHaveLength(attributes.length);
  });

  it("are refused one by one: an admin who is the last, another version, somebody who is not there", async () => {
    const [admin = "", ...others] = people;
    await makeAdmin(database.db, team.teamId, admin);
    const [stale = "", ...plain] = others;
    const settled = await Promise.allSettled([
      requestOf("req_admin").update(admin, leave, quiet),
      requestOf("req_stale").update(stale, leave, { ...quiet, ifMatch: [7] }),
      requestOf("req_nobody").update("usr_nobody", leave, quiet),
      ...plain.map((id) => requestOf("req_plain").update(id, leave, quiet)),
    ]);
    const [ofAdmin, ofStale, ofNobody, ...done] = settled;
    expect([ofAdmin, ofStale, ofNobody]).toEqual([
      { status: "rejected", reason: refusal(403) },
      { status: "rejected", reason: refusal(412) },
      { status: "rejected", reason: refusal(404) },
    ]);
    expect(done.map(({ status }) => status)).toEqual(plain.map(() => "fulfilled"));
    expect(await requestsOf("member.deactivated")).toHaveLength(plain.length);
  });

  it("leave other teams' people alone", async () => {
    const other = await directoryTeam(database.db);
    const { id } = await other.store.users.create({ document: personDocument() });
    const [ours = ""] = people;
    const settled = await Promise.allSettled([
      requestOf("req_ours").update(ours, leave, quiet),
      requestOf("req_theirs").update(id, leave, quiet),
      requestOf("req_other", other).update(ours, leave, quiet),
      requestOf("req_other", other).update(id, rename("Ours"), quiet),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
    expect(await auditActions(database.db, other.teamId, id)).toEqual(["member.created", "member.changed"]);
  });

  it("write nothing when the key opens nothing any more", async () => {
    const settled = await Promise.allSettled(
      people.map((id) => requestOf("req_refused", team, false).update(id, leave, quiet)),
    );
    expect(new Set(settled.map(({ status }) => status))).toEqual(new Set(["rejected"]));
    expect(await requestsOf("member.deactivated")).toEqual([]);
  });
});
