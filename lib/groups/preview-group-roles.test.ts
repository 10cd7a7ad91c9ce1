import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { previewGroupRoles as contract } from "@/lib/contracts/groups";
import { ADMIN_ROLE, DEFAULT_ROLE, type Role, roleSchema } from "@/lib/contracts/roles";
import { heldRoles, type PeopleTeam, peopleTeam } from "@/lib/members/testing/people-team";
import { refusal } from "@/lib/provisioning/testing/refusal";
import { rowsOfTeam } from "@/lib/provisioning/testing/stored-rows";
import type { Services } from "@/lib/services";
import { changeGroupRoles } from "./change-group-roles";
import { previewGroupRoles } from "./preview-group-roles";

const { community_manager: communityManager } = roleSchema.enum;

describe.each(databases)("the preview of a group's roles in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  const preview = (team: PeopleTeam, groupId: string, ...roles: Role[]) =>
    previewGroupRoles(services, team.admin("groups.manage"), { groupId, roles });

  it("names who gains and who loses a role, leaving out those who have it from elsewhere, and changes nothing", async () => {
    const team = await peopleTeam(opened.db);
    const only = await team.join([DEFAULT_ROLE]);
    const own = await team.join([communityManager, ADMIN_ROLE]);
    const twice = await team.join([DEFAULT_ROLE]);
    await team.group([communityManager], [twice.memberId]);
    const groupId = await team.group([communityManager], [only.memberId, own.memberId, twice.memberId]);
    await rows(
      opened.db,
      sql`update members set document = document || '{"active": false}' where id = ${twice.memberId}`,
    );
    const before = await rowsOfTeam(opened.db, team.teamId);
    const answer = await preview(team, groupId, ADMIN_ROLE);
    expect(answer.losses).toEqual([
      { role: communityManager, total: 1, first: [expect.objectContaining({ id: only.memberId, status: "active" })] },
    ]);
    expect(answer.gains).toMatchObject([{ role: ADMIN_ROLE, total: 2 }]);
    expect(new Map(answer.gains[0]?.first.map(({ id, status }) => [id, status]))).toEqual(
      new Map([
        [only.memberId, "active"],
        [twice.memberId, "deactivated"],
      ]),
    );
    expect(answer.refusal).toBeNull();
    expect(await rowsOfTeam(opened.db, team.teamId)).toEqual(before);
    expect(contract.output.parse(answer)).toEqual(answer);
  });

  it("says what the change itself would then do to everybody", async () => {
    const team = await peopleTeam(opened.db);
    const people = await Promise.all(
      [[DEFAULT_ROLE], [ADMIN_ROLE], [communityManager, DEFAULT_ROLE]].map((roles) => team.join(roles)),
    );
    const groupId = await team.group(
      [DEFAULT_ROLE],
      people.map(({ memberId }) => memberId),
    );
    const rolesNow = () => Promise.all(people.map(({ memberId }) => heldRoles(opened.db, team, memberId)));
    const [before, { gains, losses }] = [await rolesNow(), await preview(team, groupId, ADMIN_ROLE, communityManager)];
    await changeGroupRoles(services, team.admin("groups.manage"), { groupId, roles: [ADMIN_ROLE, communityManager] });
    const after = await rolesNow();
    const named = (shifts: typeof gains, memberId: string) =>
      shifts.filter(({ first }) => first.some(({ id }) => id === memberId)).map(({ role }) => role);
    for (const [index, { memberId }] of people.entries()) {
      const [held = [], holds = []] = [before[index], after[index]];
      expect(named(gains, memberId).toSorted()).toEqual(holds.filter((role) => !held.includes(role)));
      expect(named(losses, memberId).toSorted()).toEqual(held.filter((role) => !holds.includes(role)));
    }
  });

  it("counts all and names ten", async () => {
    const team = await peopleTeam(opened.db);
    const people = await Promise.all(Array.from({ length: 12 }, () => team.join([DEFAULT_ROLE])));
    const groupId = await team.group(
      [],
      people.map(({ memberId }) => memberId),
    );
    const { gains } = await preview(team, groupId, communityManager);
    expect(gains.map(({ total, first }) => [total, first.length])).toEqual([[12, 10]]);
  });

  it("says why the change would be refused", async () => {
    const team = await peopleTeam(opened.db);
    const groupId = await team.group([ADMIN_ROLE], [team.memberId]);
    await rows(
      opened.db,
      sql`update member_roles set role = ${DEFAULT_ROLE} where team_id = ${team.teamId} and member_id = ${team.memberId}`,
    );
    expect((await preview(team, groupId)).refusal).toMatch(/without an active admin/);
    await refusal(preview(team, "grp_of_nobody"), "not_found");
  });
});
