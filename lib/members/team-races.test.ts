import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { ADMIN_ROLE, DEFAULT_ROLE } from "@/lib/contracts/roles";
import { DomainError } from "@/lib/errors";
import { changeGroupMembers } from "@/lib/groups/change-group-members";
import { changeGroupRoles } from "@/lib/groups/change-group-roles";
import { deleteGroup } from "@/lib/groups/delete-group";
import { outcomes } from "@/lib/provisioning/testing/refusal";
import { turnOnScim } from "@/lib/provisioning/turn-on-scim";
import type { Services } from "@/lib/services";
import { ScimError } from "@/scim";
import { changeMemberRoles } from "./change-member-roles";
import { deactivateMember } from "./deactivate-member";
import { reactivateMember } from "./reactivate-member";
import { removeMember } from "./remove-member";
import { type Colleague, countAdmins, type PeopleTeam, peopleTeam } from "./testing/people-team";

const ROUNDS = 5;

describe.each(databases)("changes by hand at the same moment in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  const demote = (actor: Colleague, memberId: string) =>
    changeMemberRoles(services, actor.as("members.manage"), { memberId, roles: [DEFAULT_ROLE] });
  const asColleague = ({ memberId, admin }: PeopleTeam): Colleague => ({ memberId, accountId: "", as: admin });

  it.each([
    ["demote", demote],
    [
      "deactivate",
      (actor: Colleague, memberId: string) => deactivateMember(services, actor.as("members.manage"), { memberId }),
    ],
    [
      "remove",
      (actor: Colleague, memberId: string) => removeMember(services, actor.as("members.manage"), { memberId }),
    ],
  ])("two admins who %s each other leave one", async (_, end) => {
    for (let round = 0; round < ROUNDS; round++) {
      const team = await peopleTeam(opened.db);
      const [ada, bea] = [asColleague(team), await team.join([ADMIN_ROLE])];
      const { values, codes } = await outcomes<unknown>([end(ada, bea.memberId), end(bea, ada.memberId)]);
      expect([values.length, codes.length]).toEqual([1, 1]);
      expect(["forbidden", "last_admin"]).toContain(codes[0]);
      expect(await countAdmins(opened.db, team)).toBe(1);
    }
  });

  it("three admins who demote each other in a circle leave at least one", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const team = await peopleTeam(opened.db);
      const [ada, bea, cleo] = [asColleague(team), await team.join([ADMIN_ROLE]), await team.join([ADMIN_ROLE])];
      await outcomes<unknown>([demote(ada, bea.memberId), demote(bea, cleo.memberId), demote(cleo, ada.memberId)]);
      expect(await countAdmins(opened.db, team)).toBeGreaterThanOrEqual(1);
    }
  });

  it("hands and the identity provider, people and groups together leave an admin", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const team = await peopleTeam(opened.db);
      const [bea, cleo] = [await team.join([ADMIN_ROLE]), await team.join([DEFAULT_ROLE])];
      const [dora, emma] = [await team.join([DEFAULT_ROLE]), await team.join([DEFAULT_ROLE])];
      const admins = await team.group([ADMIN_ROLE], [cleo.memberId]);
      const local = await team.group([ADMIN_ROLE], [dora.memberId, emma.memberId]);
      const manage = team.admin("groups.manage");
      const leave = { document: (now: object) => ({ ...now, active: false }) };
      const settled = await Promise.allSettled([
        demote(asColleague(team), bea.memberId),
        demote(bea, team.memberId),
        changeGroupRoles(services, manage, { groupId: admins, roles: [] }),
        changeGroupMembers(services, manage, { groupId: local, add: [], remove: [dora.memberId] }),
        deleteGroup(services, manage, { groupId: local }),
        team.scim.users.update(cleo.memberId, leave, { references: false }),
        team.scim.users.remove(emma.memberId, {}),
      ]);
      const faults = settled.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
      expect(faults.filter((fault) => !(fault instanceof DomainError || fault instanceof ScimError))).toEqual([]);
      expect(await countAdmins(opened.db, team)).toBeGreaterThanOrEqual(1);
    }
  });

  it("turning SCIM on while the only admin with a password is demoted ends in one order or the other", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const team = await peopleTeam(opened.db);
      const bea = await team.join([ADMIN_ROLE]);
      const { codes } = await outcomes<unknown>([
        turnOnScim(services, bea.as("scim.enable")),
        demote(bea, team.memberId),
      ]);
      expect(codes).toEqual(["break_glass_required"]);
    }
  });

  it("returns by hand and by SCIM never take more seats than there are", async () => {
    const team = await peopleTeam(opened.db);
    const actor = team.admin("members.manage");
    const people = await Promise.all(Array.from({ length: 6 }, () => team.join([DEFAULT_ROLE])));
    for (const { memberId } of people) await deactivateMember(services, actor, { memberId });
    await rows(opened.db, sql`update teams set seats = 3::integer where id = ${team.teamId}`);
    const settled = await Promise.allSettled([
      ...people.slice(0, 3).map(({ memberId }) => reactivateMember(services, actor, { memberId })),
      ...people
        .slice(3)
        .map(({ memberId }) =>
          team.scim.users.update(memberId, { document: (now) => ({ ...now, active: true }) }, { references: false }),
        ),
    ]);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    const [counted] = await rows<{ used: number }>(
      opened.db,
      sql`select count(*)::integer as used from members where team_id = ${team.teamId} and active`,
    );
    expect(counted?.used).toBe(3);
  });
});
