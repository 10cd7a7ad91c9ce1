import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { newId } from "@/lib/ids";
import { type JsonObject, type ScimStore, USER_URN, userResourceType } from "@/scim";
import { listOf } from "@/scim/testing/contract-subject";
import { documentText } from "./document-text";
import { type DirectoryTeam, directoryTeam, makeAdmin } from "./testing/directory-team";

let made = 0;

function person(extra: JsonObject = {}): JsonObject {
  made += 1;
  const email = `person${made}@example.com`;
  return { schemas: [USER_URN], userName: email, active: true, emails: [{ value: email, primary: true }], ...extra };
}

const state = (active: boolean) => ({ document: (current: JsonObject) => ({ ...current, active }) });
const noReferences = { references: false };

function deactivate(store: ScimStore, id: string) {
  return store.users.update(id, state(false), noReferences);
}

describe.each(databases)("people in $name", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const member = async ({ teamId }: DirectoryTeam, id: string) => {
    const query = sql`select m.*, a.email as account_email, a.created_by_team_id,
        (select array_agg(role) from member_roles r where r.team_id = m.team_id and r.member_id = m.id) as roles
      from members m left join accounts a on a.id = m.account_id where m.team_id = ${teamId} and m.id = ${id}`;
    return (await rows<Record<string, unknown>>(database.db, query))[0];
  };
  const actions = async ({ teamId }: DirectoryTeam, id: string) => {
    const query = sql`select action from audit_events where team_id = ${teamId} and target_id = ${id} order by id`;
    return (await rows<{ action: string }>(database.db, query)).map(({ action }) => action);
  };
  const startSession = async ({ teamId }: DirectoryTeam, id: string) => {
    await rows(
      database.db,
      sql`insert into sessions (id, account_id, team_id)
        select ${newId("ses")}, account_id, team_id from members where team_id = ${teamId} and id = ${id}`,
    );
  };
  const liveSessions = async ({ teamId }: DirectoryTeam) => {
    const query = sql`select count(*)::integer as live from sessions where team_id = ${teamId} and ended_at is null`;
    return (await rows<{ live: number }>(database.db, query))[0]?.live;
  };

  it("U1: an unknown e-mail becomes an account and an active Developer, managed by SCIM", async () => {
    const team = await directoryTeam(database.db);
    const { id } = await team.store.users.create({ document: person() });
    expect(await member(team, id)).toMatchObject({
      source: "scim",
      managed: true,
      active: true,
      joined_at: expect.any(Date),
      roles: ["developer"],
      created_by_team_id: team.teamId,
    });
    expect(await actions(team, id)).toEqual(["member.created"]);
  });

  it("U2: somebody with an account of their own is invited and waits", async () => {
    const team = await directoryTeam(database.db);
    await rows(
      database.db,
      sql`insert into accounts (id, email, name) values (${newId("acc")}, ${`Own-${team.teamId}@example.com`}, 'Own')`,
    );
    const document = person({ emails: [{ value: `own-${team.teamId}@example.com` }] });
    const { id } = await team.store.users.create({ document });
    expect(await member(team, id)).toMatchObject({
      joined_at: null,
      active: true,
      account_email: `Own-${team.teamId}@example.com`,
    });
    const invitations = await rows(
      database.db,
      sql`select 1 from invitations where team_id = ${team.teamId} and member_id = ${id}`,
    );
    expect(invitations).toHaveLength(1);
  });

  it("U4: an account of another team is refused, and nothing is written", async () => {
    const [team, other] = [await directoryTeam(database.db), await directoryTeam(database.db)];
    const document = person();
    await other.store.users.create({ document });
    await expect(team.store.users.create({ document })).rejects.toMatchObject({ status: 409 });
    expect((await listOf(team.store, userResourceType)).totalResults).toBe(0);
  });

  it("a second person with the same e-mail is stored without an account", async () => {
    const team = await directoryTeam(database.db);
    const emails = [{ value: `shared-${team.teamId}@example.com` }];
    const first = await team.store.users.create({ document: person({ emails }) });
    const second = await team.store.users.create({ document: person({ emails }) });
    expect((await member(team, first.id))?.account_id).toEqual(expect.any(String));
    expect((await member(team, second.id))?.account_id).toBeNull();
  });

  it("U6 and U14: an inactive person comes back under the old id, a removed one under a new id and the same account", async () => {
    const team = await directoryTeam(database.db);
    const document = person();
    const { id } = await team.store.users.create({ document });
    const account = (await member(team, id))?.account_id;
    await deactivate(team.store, id);
    expect((await team.store.users.create({ document })).id).toBe(id);
    expect(await actions(team, id)).toEqual(["member.created", "member.deactivated", "member.restored"]);
    await team.store.users.remove(id, {});
    const again = await team.store.users.create({ document });
    expect(again.id).not.toBe(id);
    expect((await member(team, again.id))?.account_id).toBe(account);
  });

  it("U8: a member from before SCIM is managed after the first change, under the same id", async () => {
    const team = await directoryTeam(database.db);
    const { id } = await team.store.users.create({ document: person() });
    await rows(database.db, sql`update members set managed = false, source = 'invite' where team_id = ${team.teamId}`);
    await team.store.users.update(id, { document: (current) => current }, noReferences);
    expect(await member(team, id)).toMatchObject({ managed: true, source: "invite" });
  });

  it("U9 and U10: deactivation ends the sessions at once and keeps roles and groups; activation brings both back", async () => {
    const team = await directoryTeam(database.db);
    const { id } = await team.store.users.create({ document: person() });
    const group = await team.store.groups.create({ document: { displayName: "G" }, memberIds: [id] });
    await startSession(team, id);
    await deactivate(team.store, id);
    expect(await liveSessions(team)).toBe(0);
    expect(await member(team, id)).toMatchObject({ active: false, roles: ["developer"] });
    const back = await team.store.users.update(id, state(true), { references: true });
    expect(back.references).toEqual([{ value: group.id, display: "G" }]);
    expect(await actions(team, id)).toEqual(["member.created", "member.deactivated", "member.reactivated"]);
  });

  it("U12: without a free seat nobody is added or reactivated, and the answer counts the seats", async () => {
    const team = await directoryTeam(database.db, { seats: 1 });
    const { id } = await team.store.users.create({ document: person() });
    const refusal = { status: 403, message: expect.stringContaining("No free seats: 1 of 1 used") };
    await expect(team.store.users.create({ document: person() })).rejects.toMatchObject(refusal);
    await deactivate(team.store, id);
    await team.store.users.create({ document: person() });
    await expect(team.store.users.update(id, state(true), noReferences)).rejects.toMatchObject(refusal);
    expect(await member(team, id)).toMatchObject({ active: false });
  });

  it("U12: twenty creates at once never take more seats than there are", async () => {
    const team = await directoryTeam(database.db, { seats: 3 });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, () => team.store.users.create({ document: person() })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  });

  it("U13: the last admin can be neither deactivated nor removed, one of two can", async () => {
    const team = await directoryTeam(database.db);
    const first = await team.store.users.create({ document: person() });
    const second = await team.store.users.create({ document: person() });
    await makeAdmin(database.db, team.teamId, first.id);
    await makeAdmin(database.db, team.teamId, second.id);
    await deactivate(team.store, second.id);
    const refusal = { status: 403, message: expect.stringContaining("without an active admin") };
    await expect(deactivate(team.store, first.id)).rejects.toMatchObject(refusal);
    await expect(team.store.users.remove(first.id, {})).rejects.toMatchObject(refusal);
    expect(await member(team, first.id)).toMatchObject({ active: true });
  });

  it("U13: two admins deactivated at the same moment leave one", async () => {
    const team = await directoryTeam(database.db);
    const admins = [];
    for (let index = 0; index < 2; index += 1) {
      const { id } = await team.store.users.create({ document: person() });
      await makeAdmin(database.db, team.teamId, id);
      admins.push(id);
    }
    const outcomes = await Promise.allSettled(admins.map((id) => deactivate(team.store, id)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("U15: an account that the team made follows its e-mail, somebody's own keeps it", async () => {
    const team = await directoryTeam(database.db);
    const { id } = await team.store.users.create({ document: person() });
    const move = (value: string) => ({ document: (current: JsonObject) => ({ ...current, emails: [{ value }] }) });
    await team.store.users.update(id, move(`new-${team.teamId}@example.com`), noReferences);
    expect(await member(team, id)).toMatchObject({ account_email: `new-${team.teamId}@example.com` });
    await rows(
      database.db,
      sql`update accounts set created_by_team_id = null where email like ${`new-${team.teamId}%`}`,
    );
    await team.store.users.update(id, move(`other-${team.teamId}@example.com`), noReferences);
    expect(await member(team, id)).toMatchObject({ account_email: `new-${team.teamId}@example.com` });
  });

  it("a refused change leaves no audit row, a no-op neither", async () => {
    const team = await directoryTeam(database.db);
    const { id } = await team.store.users.create({ document: person() });
    await team.store.users.update(id, { document: (current) => ({ ...current }) }, noReferences);
    const failing = {
      document: (): JsonObject => {
        throw new Error("refused");
      },
    };
    await expect(team.store.users.update(id, failing, noReferences)).rejects.toThrow("refused");
    expect(await actions(team, id)).toEqual(["member.created"]);
  });

  it("thirty changes of one person at once lose none", async () => {
    const team = await directoryTeam(database.db);
    const { id, version } = await team.store.users.create({ document: person() });
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        team.store.users.update(
          id,
          { document: (current) => ({ ...current, title: `${documentText(current, "title")}${index},` }) },
          noReferences,
        ),
      ),
    );
    const user = await team.store.users.get(id, noReferences);
    const { title } = JSON.parse(user?.text ?? "{}") as { title: string };
    expect(title.split(",").filter(Boolean)).toHaveLength(30);
    expect(user?.version).toBe(version + 30);
  });
});
