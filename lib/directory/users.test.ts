import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import type { JsonObject } from "@/scim";
import { documentText } from "./document-text";
import {
  auditActions,
  auditTrail,
  changeTo,
  liveSessions,
  memberState,
  personDocument,
  quiet,
  startSession,
} from "./testing/directory-state";
import { type DirectoryTeam, directoryTeam, makeAdmin } from "./testing/directory-team";

const leave = changeTo({ active: false });
const comeBack = changeTo({ active: true });

describe.each(databases)("people in $name", ({ open }) => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const newTeam = () => directoryTeam(database.db);
  const state = ({ teamId }: DirectoryTeam, id: string) => memberState(database.db, teamId, id);
  const actions = ({ teamId }: DirectoryTeam, id: string) => auditActions(database.db, teamId, id);

  it("U1: an unknown e-mail becomes an account and an active Developer, managed by SCIM", async () => {
    const team = await newTeam();
    const { id } = await team.store.users.create({ document: personDocument() });
    expect(await state(team, id)).toMatchObject({
      source: "scim",
      managed: true,
      active: true,
      joined_at: expect.any(Date),
      roles: ["developer"],
      created_by_team_id: team.teamId,
    });
    const audit = sql`select action, target_name, actor_name, details from audit_events
      where team_id = ${team.teamId} and target_id = ${id}`;
    expect(await rows(database.db, audit)).toEqual([
      { action: "member.created", target_name: expect.stringMatching(/^Person/), actor_name: "Test key", details: {} },
    ]);
  });

  it("U5: the userName of somebody active is taken, whatever its case; the answer names the id", async () => {
    const team = await newTeam();
    const document = personDocument();
    const { id } = await team.store.users.create({ document });
    const taken = { status: 409, scimType: "uniqueness", message: expect.stringContaining(`(id ${id})`) };
    const again = personDocument({ userName: documentText(document, "userName").toUpperCase() });
    await expect(team.store.users.create({ document: again })).rejects.toMatchObject(taken);
    const other = await team.store.users.create({ document: personDocument() });
    const rename = changeTo({ userName: documentText(document, "userName") });
    await expect(team.store.users.update(other.id, rename, quiet)).rejects.toMatchObject(taken);
  });

  it("U5: so is that of a member from before SCIM", async () => {
    const team = await newTeam();
    const document = personDocument();
    await team.store.users.create({ document });
    await rows(database.db, sql`update members set managed = false, source = 'sso' where team_id = ${team.teamId}`);
    await expect(team.store.users.create({ document })).rejects.toMatchObject({ status: 409 });
  });

  it.each([
    ["userName", { userName: "ADA.userName", externalId: "other" }],
    ["externalId", { userName: "ada.renamed", externalId: "ext-1" }],
  ])(
    "U6: an inactive person comes back by %s: same id, roles, groups and account, new attributes",
    async (_, names) => {
      const team = await newTeam();
      const first = personDocument({ userName: "ada.username", externalId: "ext-1", title: "Old", nickName: "Old" });
      const { id } = await team.store.users.create({ document: first });
      const account = (await state(team, id))?.account_id;
      const group = await team.store.groups.create({ document: { displayName: "G" }, memberIds: [id] });
      await makeAdmin(database.db, team.teamId, id);
      await makeAdmin(database.db, team.teamId, (await team.store.users.create({ document: personDocument() })).id);
      await team.store.users.update(id, leave, quiet);
      const document = { ...first, ...names, title: "New" };
      const restored = await team.store.users.create({ document });
      expect(restored).toMatchObject({ id, references: [{ value: group.id, display: "G" }] });
      expect(JSON.parse(`{${restored.text}}`)).toEqual(document);
      expect(await state(team, id)).toMatchObject({ active: true, account_id: account, roles: ["admin", "developer"] });
      expect(await actions(team, id)).toEqual(["member.created", "member.deactivated", "member.restored"]);
    },
  );

  it("U8: a member from before SCIM is managed after the first change, under the same id", async () => {
    const team = await newTeam();
    const { id } = await team.store.users.create({ document: personDocument() });
    await rows(database.db, sql`update members set managed = false, source = 'invite' where team_id = ${team.teamId}`);
    await team.store.users.update(id, { document: (current) => current }, quiet);
    expect(await state(team, id)).toMatchObject({ managed: true, source: "invite" });
    expect((await auditTrail(database.db, team.teamId, id)).at(-1)).toEqual({
      action: "member.changed",
      details: { changed: [], managed: true },
    });
  });

  it.each([
    ["alone", leave],
    ["with a new address in the same request", changeTo({ active: false, emails: [{ value: "new@example.com" }] })],
  ])("U9 and U10: deactivation %s ends the sessions at once and keeps roles and groups", async (_, change) => {
    const team = await newTeam();
    const { id } = await team.store.users.create({ document: personDocument() });
    const group = await team.store.groups.create({ document: { displayName: "G" }, memberIds: [id] });
    await startSession(database.db, team.teamId, id);
    await startSession(database.db, team.teamId, id);
    await team.store.users.update(id, change, quiet);
    expect(await liveSessions(database.db, team.teamId)).toBe(0);
    expect(await state(team, id)).toMatchObject({ active: false, roles: ["developer"] });
    const back = await team.store.users.update(id, comeBack, { references: true });
    expect(back.references).toEqual([{ value: group.id, display: "G" }]);
    expect(await liveSessions(database.db, team.teamId)).toBe(0);
    expect(await actions(team, id)).toEqual(["member.created", "member.deactivated", "member.reactivated"]);
  });

  it("U9: only the sessions in this team end", async () => {
    const [team, other] = [await newTeam(), await newTeam()];
    const { id } = await team.store.users.create({ document: personDocument() });
    await startSession(database.db, team.teamId, id);
    await rows(
      database.db,
      sql`insert into sessions (id, account_id, team_id)
        select 'ses_' || id, account_id, ${other.teamId} from members where team_id = ${team.teamId}`,
    );
    await team.store.users.update(id, leave, quiet);
    expect([await liveSessions(database.db, team.teamId), await liveSessions(database.db, other.teamId)]).toEqual([
      0, 1,
    ]);
  });

  it("U14: a removal ends membership and sessions; account and audit rows stay", async () => {
    const team = await newTeam();
    const document = personDocument();
    const { id } = await team.store.users.create({ document });
    const account = (await state(team, id))?.account_id ?? "";
    await startSession(database.db, team.teamId, id);
    await team.store.users.remove(id, {});
    expect(await team.store.users.get(id, quiet)).toBeUndefined();
    expect(await liveSessions(database.db, team.teamId)).toBe(0);
    expect(await rows(database.db, sql`select 1 from accounts where id = ${account}`)).toHaveLength(1);
    expect(await actions(team, id)).toEqual(["member.created", "member.removed"]);
    expect((await team.store.users.create({ document })).id).not.toBe(id);
  });

  it("a refused change leaves no audit row, a no-op neither", async () => {
    const team = await newTeam();
    const { id } = await team.store.users.create({ document: personDocument() });
    await team.store.users.update(id, { document: (current) => ({ ...current }) }, quiet);
    const failing = {
      document: (): JsonObject => {
        throw new Error("refused");
      },
    };
    await expect(team.store.users.update(id, failing, quiet)).rejects.toThrow("refused");
    expect(await actions(team, id)).toEqual(["member.created"]);
  });

  it("thirty changes of one person at once lose none", async () => {
    const team = await newTeam();
    const { id, version } = await team.store.users.create({ document: personDocument() });
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        team.store.users.update(
          id,
          { document: (current) => ({ ...current, title: `${documentText(current, "title")}${index},` }) },
          quiet,
        ),
      ),
    );
    const user = await team.store.users.get(id, quiet);
    const { title } = JSON.parse(`{${user?.text}}`) as { title: string };
    expect(title.split(",").filter(Boolean)).toHaveLength(30);
    expect(user?.version).toBe(version + 30);
  });
});
