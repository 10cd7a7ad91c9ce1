import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { changeMembers as contract } from "@/lib/contracts/members";
import { ADMIN_ROLE, DEFAULT_ROLE, roleSchema } from "@/lib/contracts/roles";
import { auditOf } from "@/lib/provisioning/testing/stored-rows";
import type { Services } from "@/lib/services";
import { changeMembers } from "./change-members";
import { heldRoles, peopleTeam } from "./testing/people-team";

const { billing, community_manager: communityManager } = roleSchema.enum;

describe.each(databases)("one change of several members in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  it("is done to each for itself; whoever is refused is named and keeps nobody back", async () => {
    const team = await peopleTeam(opened.db);
    const [first, second] = [await team.join([DEFAULT_ROLE]), await team.join([DEFAULT_ROLE])];
    const actor = team.admin("members.manage");
    const memberIds = [first.memberId, team.memberId, "usr_unknown", second.memberId, first.memberId];
    expect(await changeMembers(services, actor, { memberIds, change: "deactivate" })).toEqual({
      changed: 2,
      unchanged: 0,
      refused: [
        {
          memberId: team.memberId,
          name: expect.stringContaining("admin@"),
          message: expect.stringContaining("yourself"),
        },
        { memberId: "usr_unknown", name: null, message: expect.stringContaining("no such member") },
      ],
    });
    expect(await changeMembers(services, actor, { memberIds: [first.memberId], change: "deactivate" })).toMatchObject({
      changed: 0,
      unchanged: 1,
    });
    const both = [first.memberId, second.memberId];
    expect(await changeMembers(services, actor, { memberIds: both, change: "reactivate" })).toMatchObject({
      changed: 2,
    });
    expect(await changeMembers(services, actor, { memberIds: both, change: "remove" })).toMatchObject({ changed: 2 });
    expect((await auditOf(opened.db, team.teamId)).map(({ action }) => action)).toEqual([
      "member.deactivated",
      "member.deactivated",
      "member.reactivated",
      "member.reactivated",
      "member.removed",
      "member.removed",
    ]);
  });

  it("adds a role to those who do not hold it, under the rules of that role", async () => {
    const team = await peopleTeam(opened.db);
    const [first, second] = [await team.join([DEFAULT_ROLE]), await team.join([DEFAULT_ROLE, communityManager])];
    await team.join([billing]);
    const actor = team.admin("members.manage");
    const memberIds = [first.memberId, second.memberId];
    const add = (role: typeof billing | typeof communityManager) =>
      changeMembers(services, actor, { memberIds, change: "add_role", role });
    expect(await add(communityManager)).toEqual({ changed: 1, unchanged: 1, refused: [] });
    expect(await heldRoles(opened.db, team, first.memberId)).toEqual([communityManager, DEFAULT_ROLE]);
    expect((await add(billing)).refused.map(({ message }) => message)).toEqual(
      Array.from({ length: 2 }, () => "You need the Billing role."),
    );
  });

  it("leaves one admin when it is about all of them", async () => {
    const team = await peopleTeam(opened.db);
    const others = [await team.join([ADMIN_ROLE]), await team.join([ADMIN_ROLE])].map(({ memberId }) => memberId);
    const memberIds = [team.memberId, ...others];
    const answer = await changeMembers(services, team.admin("members.manage"), { memberIds, change: "remove" });
    expect([answer.changed, answer.refused.map(({ memberId }) => memberId)]).toEqual([2, [team.memberId]]);
  });

  it("needs a role to add, and at most a hundred members", () => {
    const [one, many] = [["usr_1"], Array.from({ length: 101 }, (_, index) => `usr_${index}`)];
    expect(contract.input.safeParse({ memberIds: one, change: "add_role" }).success).toBe(false);
    expect(contract.input.safeParse({ memberIds: one, change: "add_role", role: DEFAULT_ROLE }).success).toBe(true);
    expect(contract.input.safeParse({ memberIds: many, change: "remove" }).success).toBe(false);
  });
});
