import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { listMembers as contract } from "@/lib/contracts/members";
import { ADMIN_ROLE, DEFAULT_ROLE } from "@/lib/contracts/roles";
import { joinedMember, type SettingsTeam, setActive, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import { turnOffScim } from "@/lib/provisioning/turn-off-scim";
import { turnOnScim } from "@/lib/provisioning/turn-on-scim";
import { addMember } from "./add-member";
import { listMembers } from "./list-members";
import { peopleTeam } from "./testing/people-team";

describe.each(databases)("the members of a team in $name", ({ open }) => {
  let opened: OpenDatabase;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  const list = (team: SettingsTeam, input: Record<string, unknown> = {}) =>
    listMembers({ db: opened.db, clock: systemClock }, team.admin("team.read"), contract.input.parse(input));
  const names = async (team: SettingsTeam, input: Record<string, unknown> = {}) =>
    (await list(team, input)).items.map(({ name }) => name);
  const teamOf = async (...people: (string | { name: string; email?: string | null; joinedAt?: string | null })[]) => {
    const team = await settingsTeam(opened.db);
    await rows(opened.db, sql`delete from members where team_id = ${team.teamId}`);
    for (const each of people) {
      const person = typeof each === "string" ? { name: each } : each;
      const { name, email, joinedAt = "2026-01-01T00:00:00.000Z" } = person;
      const document = {
        userName: `user of ${name}`,
        displayName: name,
        ...(typeof email === "string" && { emails: [{ value: email }] }),
      };
      const joined = joinedAt === null ? null : new Date(joinedAt);
      await addMember(opened.db, {
        teamId: team.teamId,
        document,
        source: "scim",
        roles: ["developer"],
        joinedAt: joined,
      });
    }
    return team;
  };
  const addGroup = async (team: SettingsTeam, name: string, role: string | null, memberId: string) => {
    const groupId = `grp_${name}`;
    const document = JSON.stringify({ displayName: name });
    const { teamId } = team;
    await rows(
      opened.db,
      sql`insert into groups (team_id, id, document, source) values (${teamId}, ${groupId}, ${document}::jsonb, 'local')`,
    );
    await rows(opened.db, sql`insert into group_members values (${teamId}, ${groupId}, ${memberId})`);
    if (role !== null) await rows(opened.db, sql`insert into group_roles values (${teamId}, ${groupId}, ${role})`);
  };

  it("come by name in any case, or by when they joined with invited ones as the latest, both ways", async () => {
    const team = await teamOf(
      { name: "émile", joinedAt: "2026-03-01T00:00:00Z" },
      { name: "Bea", joinedAt: null },
      { name: "alan", joinedAt: "2026-05-01T00:00:00Z" },
      { name: "Zoe", joinedAt: "2026-01-01T00:00:00Z" },
    );
    expect(await names(team)).toEqual(["alan", "Bea", "Zoe", "émile"]);
    expect(await names(team, { descending: "true" })).toEqual(["émile", "Zoe", "Bea", "alan"]);
    expect(await names(team, { sort: "joined" })).toEqual(["Zoe", "émile", "alan", "Bea"]);
    expect(await names(team, { sort: "joined", descending: "true" })).toEqual(["Bea", "alan", "émile", "Zoe"]);
  });

  it("come in pages that hold everybody once, also those of one name, with the exact total", async () => {
    const team = await teamOf(...Array.from({ length: 12 }, (_, index) => `Name ${index}`));
    for (let made = 0; made < 11; made++) {
      const document = { userName: `same ${made}`, displayName: "Name" };
      const same = { teamId: team.teamId, document, source: "sso", roles: ["developer"], joinedAt: null } as const;
      await addMember(opened.db, same);
    }
    const ids: string[] = [];
    for (const page of ["1", "2", "3", "4"]) {
      const answer = await list(team, { page, pageSize: "10" });
      expect(answer).toMatchObject({ total: 23, page: Number(page), pageSize: 10 });
      ids.push(...answer.items.map(({ id }) => id));
    }
    expect([ids.length, new Set(ids).size]).toEqual([23, 23]);
  });

  it("are found by parts of name, user name and any e-mail address, in any case", async () => {
    const team = await teamOf({ name: "Ada Lovelace", email: "countess@acme.example" }, "Grace", "ÖZGE");
    await rows(
      opened.db,
      sql`update members set document = jsonb_set(document, '{emails}', '[{"value":"a@b.example"},{"value":"Second@Mail.example"}]')
        where team_id = ${team.teamId} and shown_name = 'Grace'`,
    );
    expect(await names(team, { search: "LOVE" })).toEqual(["Ada Lovelace"]);
    expect(await names(team, { search: "Countess@" })).toEqual(["Ada Lovelace"]);
    expect(await names(team, { search: "second@mail" })).toEqual(["Grace"]);
    expect(await names(team, { search: "özge" })).toEqual(["ÖZGE"]);
    expect(await names(team, { search: "user of g" })).toEqual(["Grace"]);
    expect(await list(team, { search: "nobody" })).toEqual({ items: [], total: 0, page: 1, pageSize: 25 });
  });

  it.each([
    ["%", ["100 % sure"]],
    ["_", ["snake_case"]],
    ["\\", ["back\\slash"]],
    ["'; drop table members; --", []],
    ["\0", ["100 % sure", "back\\slash", "plain", "snake_case"]],
  ])("a search for %j is text, not a pattern", async (search, expected) => {
    const team = await teamOf("100 % sure", "snake_case", "back\\slash", "plain");
    expect(await names(team, { search })).toEqual(expected);
  });

  it("are filtered by status, which a deactivated invited one has as deactivated", async () => {
    const team = await teamOf("Active", { name: "Invited", joinedAt: null }, "Gone", { name: "Never", joinedAt: null });
    for (const { id, name } of (await list(team)).items) {
      if (name === "Gone" || name === "Never") await setActive(opened.db, team.teamId, id, false);
    }
    expect(await names(team, { status: "active" })).toEqual(["Active"]);
    expect(await names(team, { status: "invited" })).toEqual(["Invited"]);
    expect(await names(team, { status: "deactivated" })).toEqual(["Gone", "Never"]);
    expect((await list(team)).items.map(({ name, status }) => `${name}: ${status}`)).toEqual([
      "Active: active",
      "Gone: deactivated",
      "Invited: invited",
      "Never: deactivated",
    ]);
  });

  it("are filtered by where they come from, by a role, own or by a group, and by a group", async () => {
    const team = await peopleTeam(opened.db);
    const [dev, both] = [await team.join([DEFAULT_ROLE]), await team.join([DEFAULT_ROLE, ADMIN_ROLE])];
    const { id: pushed } = await team.scim.users.create({ document: { userName: "from-scim" } });
    const group = await team.group([ADMIN_ROLE], [dev.memberId]);
    const ids = async (input: Record<string, unknown>) =>
      (await list(team, input)).items.map(({ id }) => id).toSorted();
    expect(await ids({ source: "scim" })).toEqual([pushed]);
    expect(await ids({ role: ADMIN_ROLE })).toEqual([team.memberId, dev.memberId, both.memberId].toSorted());
    expect(await ids({ role: DEFAULT_ROLE, source: "sso" })).toEqual([dev.memberId, both.memberId].toSorted());
    expect(await ids({ group })).toEqual([dev.memberId]);
    expect(await ids({ outside: group })).toEqual([team.memberId, both.memberId, pushed].toSorted());
    expect(await list(team, { group: "grp_of_nobody" })).toMatchObject({ items: [], total: 0 });
    const other = await peopleTeam(opened.db);
    expect(await list(other, { group })).toMatchObject({ total: 0 });
  });

  it("say which roles are their own and which groups give them", async () => {
    const team = await settingsTeam(opened.db);
    const { memberId } = await joinedMember(opened.db, team.teamId, {
      email: `dev@${team.teamId}`,
      roles: ["developer", "billing"],
    });
    await addGroup(team, "Ops", "admin", memberId);
    await addGroup(team, "Admins", "admin", memberId);
    await addGroup(team, "Engineering", "developer", memberId);
    await addGroup(team, "Without a role", null, memberId);
    const found = (await list(team)).items.find(({ id }) => id === memberId);
    expect(found?.roles).toEqual([
      { role: "admin", own: false, groups: ["Admins", "Ops"] },
      { role: "billing", own: true, groups: [] },
      { role: "developer", own: true, groups: ["Engineering"] },
    ]);
    const admin = (await list(team)).items.find(({ id }) => id === team.memberId);
    expect(admin?.roles).toEqual([{ role: "admin", own: true, groups: [] }]);
  });

  it("say why an active one cannot sign in", async () => {
    const team = await teamOf(
      { name: "No e-mail" },
      { name: "Shared", email: "shared@x.example" },
      { name: "Not an address", email: "shared" },
      { name: "Invited", joinedAt: null },
    );
    const { memberId } = await joinedMember(opened.db, team.teamId, {
      email: `fine@${team.teamId}`,
      roles: ["developer"],
    });
    const problems = new Map(
      (await list(team)).items.map(({ id, name, signInProblem }) => [id === memberId ? "Fine" : name, signInProblem]),
    );
    expect(Object.fromEntries(problems)).toEqual({
      "No e-mail": "no_email",
      Shared: "shared_email",
      "Not an address": "no_email",
      Invited: null,
      Fine: null,
    });
  });

  it("say whether the identity provider decides over them, or did until SCIM was turned off (T48)", async () => {
    const team = await settingsTeam(opened.db);
    const services = { db: opened.db, clock: systemClock };
    await turnOnScim(services, team.admin("scim.enable"));
    const document = { userName: "from-scim", active: true };
    await addMember(opened.db, {
      teamId: team.teamId,
      document,
      source: "scim",
      roles: ["developer"],
      joinedAt: new Date(),
    });
    const views = async () =>
      (await list(team)).items.map(({ id, source, status, managed, wasManaged }) =>
        id === team.memberId ? { managed, wasManaged } : { source, status, managed, wasManaged },
      );
    const local = { managed: false, wasManaged: false };
    expect(await views()).toEqual([local, { source: "scim", status: "active", managed: true, wasManaged: false }]);
    await turnOffScim(services, team.admin("scim.disable"));
    expect(await views()).toEqual([local, { source: "scim", status: "active", managed: false, wasManaged: true }]);
    await turnOnScim(services, team.admin("scim.enable"));
    expect(await views()).toEqual([local, { source: "scim", status: "active", managed: true, wasManaged: false }]);
  });

  it("fit the contract", async () => {
    const team = await teamOf({ name: "Ada", email: "ada@x.example" }, { name: "Bea", joinedAt: null });
    const answer = await list(team);
    expect(contract.output.parse(answer)).toEqual(answer);
  });
});
