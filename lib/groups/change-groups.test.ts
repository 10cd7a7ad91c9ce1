import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { ADMIN_ROLE, DEFAULT_ROLE, roleSchema } from "@/lib/contracts/roles";
import { heldRoles, type PeopleTeam, peopleTeam } from "@/lib/members/testing/people-team";
import { refusal } from "@/lib/provisioning/testing/refusal";
import { auditOf } from "@/lib/provisioning/testing/stored-rows";
import type { Services } from "@/lib/services";
import { changeGroupMembers } from "./change-group-members";
import { changeGroupRoles } from "./change-group-roles";
import { createGroup } from "./create-group";
import { deleteGroup } from "./delete-group";
import { readGroup } from "./read-group";
import { renameGroup } from "./rename-group";

const { billing, community_manager: communityManager } = roleSchema.enum;

describe.each(databases)("groups changed by hand in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  const manage = (team: PeopleTeam) => team.admin("groups.manage");
  const versionOf = async (id: string) =>
    (
      await rows<{ version: number }>(
        opened.db,
        sql`select version from groups where id = ${id} union all select version from members where id = ${id}`,
      )
    )[0]?.version;
  const audit = async ({ teamId }: PeopleTeam) =>
    (await auditOf(opened.db, teamId)).map(({ action, details }) => ({ action, details }));
  const change = (team: PeopleTeam, groupId: string, add: string[], remove: string[] = []) =>
    changeGroupMembers(services, manage(team), { groupId, add, remove });

  it("are made with roles and without members, under a name that no other has", async () => {
    const team = await peopleTeam(opened.db);
    const made = await createGroup(services, manage(team), { name: "Engineering", roles: [DEFAULT_ROLE, ADMIN_ROLE] });
    expect(made).toMatchObject({ source: "local", managed: false, memberCount: 0, roles: [ADMIN_ROLE, DEFAULT_ROLE] });
    expect(await readGroup(services, team.admin("groups.read"), { groupId: made.id })).toEqual(made);
    const again = createGroup(services, manage(team), { name: "ENGINEERING", roles: [] });
    expect((await refusal(again, "name_taken")).details.fields).toHaveProperty("name");
    expect(await audit(team)).toMatchObject([{ action: "group.created" }]);
    const served = await team.scim.groups.get(made.id, { references: true });
    expect(JSON.parse(`{${served?.text}}`)).toMatchObject({ displayName: "Engineering" });
  });

  it("are renamed, also by case alone, but not to the name of another", async () => {
    const team = await peopleTeam(opened.db);
    const groupId = await team.group([], []);
    const rename = (name: string) => renameGroup(services, manage(team), { groupId, name });
    await rename("Platform");
    await rename("PLATFORM");
    await rename("PLATFORM");
    await createGroup(services, manage(team), { name: "Design", roles: [] });
    await refusal(rename("design"), "name_taken");
    expect(await audit(team)).toMatchObject([
      { action: "group.changed", details: { after: { name: "Platform" } } },
      { action: "group.changed", details: { before: { name: "Platform" }, after: { name: "PLATFORM" } } },
      { action: "group.created" },
    ]);
    expect(await versionOf(groupId)).toBe(3);
  });

  it("take people in and let them out, whose roles follow at once, with an audit row that names them", async () => {
    const team = await peopleTeam(opened.db);
    const [ada, bea] = [await team.join([DEFAULT_ROLE]), await team.join([DEFAULT_ROLE])];
    const groupId = await team.group([communityManager], [bea.memberId]);
    const versions = [await versionOf(groupId), await versionOf(ada.memberId)];
    expect(await change(team, groupId, [ada.memberId, ada.memberId], [bea.memberId])).toMatchObject({ memberCount: 1 });
    expect(await heldRoles(opened.db, team, ada.memberId)).toEqual([communityManager, DEFAULT_ROLE]);
    expect(await heldRoles(opened.db, team, bea.memberId)).toEqual([DEFAULT_ROLE]);
    expect([await versionOf(groupId), await versionOf(ada.memberId)]).toEqual([(versions[0] ?? 0) + 1, versions[1]]);
    await change(team, groupId, [ada.memberId], [bea.memberId]);
    expect(await audit(team)).toMatchObject([
      {
        action: "group.members_changed",
        details: { added: [{ id: ada.memberId }], removed: [{ id: bea.memberId }] },
      },
    ]);
  });

  it("take nobody in whom the team does not have, and nobody else with them", async () => {
    const team = await peopleTeam(opened.db);
    const [ada, groupId] = [await team.join([DEFAULT_ROLE]), await team.group([], [])];
    const stranger = await (await peopleTeam(opened.db)).join([DEFAULT_ROLE]);
    await refusal(change(team, groupId, [ada.memberId, stranger.memberId]), "not_found");
    expect(await readGroup(services, team.admin("groups.read"), { groupId })).toMatchObject({ memberCount: 0 });
  });

  it("give other roles, those of the identity provider, too (G9); who becomes an admin is of another version", async () => {
    const team = await peopleTeam(opened.db);
    await team.switchScim(true);
    const { memberId } = await team.join([DEFAULT_ROLE]);
    const groupId = await team.group([DEFAULT_ROLE], [memberId], "scim");
    const before = (await versionOf(memberId)) ?? 0;
    const give = (...roles: (typeof ADMIN_ROLE)[]) => changeGroupRoles(services, manage(team), { groupId, roles });
    expect(await give(communityManager)).toMatchObject({ roles: [communityManager], managed: true });
    expect(await versionOf(memberId)).toBe(before);
    await give(communityManager, ADMIN_ROLE);
    await give(communityManager, ADMIN_ROLE);
    expect(await versionOf(memberId)).toBe(before + 1);
    expect(await heldRoles(opened.db, team, memberId)).toEqual([ADMIN_ROLE, communityManager, DEFAULT_ROLE]);
    expect((await audit(team)).map(({ details }) => details)).toEqual([
      { before: { roles: [DEFAULT_ROLE] }, after: { roles: [communityManager] } },
      { before: { roles: [communityManager] }, after: { roles: [ADMIN_ROLE, communityManager] } },
    ]);
  });

  it("are deleted; their people stay with their own roles (G8)", async () => {
    const team = await peopleTeam(opened.db);
    const { memberId } = await team.join([DEFAULT_ROLE]);
    const groupId = await team.group([communityManager], [memberId]);
    expect(await deleteGroup(services, manage(team), { groupId })).toEqual({});
    expect(await heldRoles(opened.db, team, memberId)).toEqual([DEFAULT_ROLE]);
    await refusal(deleteGroup(services, manage(team), { groupId }), "not_found");
    expect(await audit(team)).toMatchObject([{ action: "group.removed", details: { members: 1 } }]);
  });

  it("of the identity provider keep name, members and themselves while it decides", async () => {
    const team = await peopleTeam(opened.db);
    await team.switchScim(true);
    const { memberId } = await team.join([DEFAULT_ROLE]);
    const groupId = await team.group([], [], "scim");
    await refusal(renameGroup(services, manage(team), { groupId, name: "Mine" }), "managed");
    await refusal(change(team, groupId, [memberId]), "managed");
    await refusal(deleteGroup(services, manage(team), { groupId }), "managed");
    expect(await audit(team)).toEqual([]);
    await team.switchScim(false);
    await change(team, groupId, [memberId]);
    await deleteGroup(services, manage(team), { groupId });
  });

  it("never leave the team without an admin, whatever is changed (T47)", async () => {
    const team = await peopleTeam(opened.db);
    const groupId = await team.group([ADMIN_ROLE], [team.memberId]);
    await rows(
      opened.db,
      sql`update member_roles set role = ${DEFAULT_ROLE} where team_id = ${team.teamId} and member_id = ${team.memberId}`,
    );
    await refusal(change(team, groupId, [], [team.memberId]), "last_admin");
    await refusal(changeGroupRoles(services, manage(team), { groupId, roles: [DEFAULT_ROLE] }), "last_admin");
    await refusal(deleteGroup(services, manage(team), { groupId }), "last_admin");
    expect(await audit(team)).toEqual([]);
    const next = await team.join([DEFAULT_ROLE]);
    await change(team, groupId, [next.memberId], [team.memberId]);
    expect(await heldRoles(opened.db, team, next.memberId)).toEqual([ADMIN_ROLE, DEFAULT_ROLE]);
  });

  it("while SCIM is on, never leave it without an admin who has a password", async () => {
    const team = await peopleTeam(opened.db, { password: false });
    const { memberId } = await team.join([DEFAULT_ROLE], { password: true });
    const groupId = await team.group([ADMIN_ROLE], [memberId]);
    await team.switchScim(true);
    await refusal(change(team, groupId, [], [memberId]), "break_glass_required");
    await refusal(changeGroupRoles(services, manage(team), { groupId, roles: [] }), "break_glass_required");
    await refusal(deleteGroup(services, manage(team), { groupId }), "break_glass_required");
  });

  it("that give the Billing role are changed by those who hold it alone", async () => {
    const team = await peopleTeam(opened.db);
    const { memberId } = await team.join([DEFAULT_ROLE]);
    const payer = await team.join([ADMIN_ROLE, billing]);
    const groupId = await team.group([], [memberId]);
    const give = (asked: PeopleTeam["admin"], ...roles: (typeof billing)[]) =>
      changeGroupRoles(services, asked("groups.manage"), { groupId, roles });
    await refusal(createGroup(services, manage(team), { name: "Payers", roles: [billing] }), "forbidden");
    await refusal(give(team.admin, billing), "forbidden");
    await give(payer.as, billing);
    await refusal(change(team, groupId, [team.memberId]), "forbidden");
    await refusal(change(team, groupId, [], [memberId]), "forbidden");
    await refusal(deleteGroup(services, manage(team), { groupId }), "forbidden");
    await refusal(give(team.admin), "forbidden");
    await changeGroupMembers(services, payer.as("groups.manage"), { groupId, add: [team.memberId], remove: [] });
    await deleteGroup(services, payer.as("groups.manage"), { groupId });
  });
});
