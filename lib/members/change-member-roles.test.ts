import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { ADMIN_ROLE, DEFAULT_ROLE, type Role, roleSchema } from "@/lib/contracts/roles";
import { refusal } from "@/lib/provisioning/testing/refusal";
import { auditOf } from "@/lib/provisioning/testing/stored-rows";
import type { Services } from "@/lib/services";
import { changeMemberBillingRole, changeMemberRoles } from "./change-member-roles";
import { heldRoles, peopleTeam } from "./testing/people-team";

const { billing, community_manager: communityManager } = roleSchema.enum;

describe.each(databases)("the roles of a member in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  const versionOf = async (memberId: string) =>
    (await rows<{ version: number }>(opened.db, sql`select version from members where id = ${memberId}`))[0]?.version;

  it("are set as a whole, with what they were and are in one audit row; the same ones leave none", async () => {
    const team = await peopleTeam(opened.db);
    const { memberId } = await team.join([DEFAULT_ROLE]);
    const roles = [ADMIN_ROLE, communityManager];
    const set = () => changeMemberRoles(services, team.admin("members.manage"), { memberId, roles });
    const answer = await set();
    expect(answer.roles.map(({ role }) => role)).toEqual(roles);
    await set();
    expect(await heldRoles(opened.db, team, memberId)).toEqual(roles);
    expect(await auditOf(opened.db, team.teamId)).toMatchObject([
      {
        action: "member.roles_changed",
        targetId: memberId,
        actorId: team.memberId,
        details: { before: { roles: [DEFAULT_ROLE] }, after: { roles } },
      },
    ]);
  });

  it("of groups stay, and do not stand in for one of their own, which IdPs cannot take", async () => {
    const team = await peopleTeam(opened.db);
    const { memberId } = await team.join([DEFAULT_ROLE]);
    await team.group([communityManager], [memberId]);
    const actor = team.admin("members.manage");
    const refused = await refusal(changeMemberRoles(services, actor, { memberId, roles: [] }), "invalid_input");
    expect(refused.details.fields).toHaveProperty("roles");
    await changeMemberRoles(services, actor, { memberId, roles: [ADMIN_ROLE] });
    expect(await heldRoles(opened.db, team, memberId)).toEqual([ADMIN_ROLE, communityManager]);
  });

  it("are those of another version of the member only when the Admin role is among the new ones", async () => {
    const team = await peopleTeam(opened.db);
    const { memberId } = await team.join([DEFAULT_ROLE]);
    const before = (await versionOf(memberId)) ?? 0;
    const set = (...roles: Role[]) => changeMemberRoles(services, team.admin("members.manage"), { memberId, roles });
    await set(communityManager);
    expect(await versionOf(memberId)).toBe(before);
    await set(ADMIN_ROLE);
    expect(await versionOf(memberId)).toBe(before + 1);
  });

  it("do not lose the last active admin, nobody who is deactivated or only invited counts", async () => {
    const team = await peopleTeam(opened.db);
    const away = await team.join([ADMIN_ROLE]);
    await rows(
      opened.db,
      sql`update members set document = document || '{"active": false}' where id = ${away.memberId}`,
    );
    const asked = await team.join([ADMIN_ROLE]);
    await rows(opened.db, sql`update members set joined_at = null where id = ${asked.memberId}`);
    const step = changeMemberRoles(services, team.admin("members.manage"), {
      memberId: team.memberId,
      roles: [DEFAULT_ROLE],
    });
    expect((await refusal(step, "last_admin")).message).toMatch(/would leave the team without an active admin/);
    expect(await heldRoles(opened.db, team, team.memberId)).toEqual([ADMIN_ROLE]);
    expect(await auditOf(opened.db, team.teamId)).toEqual([]);
  });

  it("do not lose the last admin with a password while SCIM is on or single sign-on is required, else they may", async () => {
    const team = await peopleTeam(opened.db);
    await team.join([ADMIN_ROLE]);
    const actor = team.admin("members.manage");
    const demote = () => changeMemberRoles(services, actor, { memberId: team.memberId, roles: [DEFAULT_ROLE] });
    const requireSso = (required: boolean) =>
      rows(opened.db, sql`update teams set sso_required = ${required}::boolean where id = ${team.teamId}`);
    await team.switchScim(true);
    await refusal(demote(), "break_glass_required");
    await team.switchScim(false);
    await requireSso(true);
    await refusal(demote(), "break_glass_required");
    await requireSso(false);
    await demote();
    expect(await heldRoles(opened.db, team, team.memberId)).toEqual([DEFAULT_ROLE]);
  });

  describe("Billing", () => {
    it("is given and taken by those who hold it alone, admin or not", async () => {
      const team = await peopleTeam(opened.db);
      const payer = await team.join([billing]);
      const { memberId } = await team.join([DEFAULT_ROLE]);
      const roles = [DEFAULT_ROLE, billing];
      const byAdmin = changeMemberRoles(services, team.admin("members.manage"), { memberId, roles });
      expect((await refusal(byAdmin, "forbidden")).details).toEqual({ reason: "role", roles: [billing] });
      await changeMemberBillingRole(services, payer.as("billing.grant"), { memberId, granted: true });
      expect(await heldRoles(opened.db, team, memberId)).toEqual([billing, DEFAULT_ROLE]);
      const taking = changeMemberRoles(services, team.admin("members.manage"), { memberId, roles: [DEFAULT_ROLE] });
      await refusal(taking, "forbidden");
      const both = await team.join([ADMIN_ROLE, billing]);
      await changeMemberRoles(services, both.as("members.manage"), { memberId, roles: [DEFAULT_ROLE] });
      expect(await heldRoles(opened.db, team, memberId)).toEqual([DEFAULT_ROLE]);
    });

    it("stays with the last one who has it, and is an admin's to give when nobody active has it", async () => {
      const team = await peopleTeam(opened.db);
      const payer = await team.join([DEFAULT_ROLE, billing]);
      const { memberId } = payer;
      const drop = changeMemberBillingRole(services, payer.as("billing.grant"), { memberId, granted: false });
      expect((await refusal(drop, "last_billing")).message).toMatch(/nobody who can change the plan/);
      await team.scim.users.update(memberId, { document: (now) => ({ ...now, active: false }) }, { references: false });
      const next = await team.join([DEFAULT_ROLE]);
      const give = { memberId: next.memberId, roles: [DEFAULT_ROLE, billing] };
      await changeMemberRoles(services, team.admin("members.manage"), give);
      expect(await heldRoles(opened.db, team, next.memberId)).toEqual([billing, DEFAULT_ROLE]);
    });
  });

  it("that are not in the plan are not given, and stay with who has them", async () => {
    const team = await peopleTeam(opened.db, { plan: "team" });
    const { memberId } = await team.join([communityManager]);
    const set = (...roles: Role[]) => changeMemberRoles(services, team.admin("members.manage"), { memberId, roles });
    await set(communityManager, DEFAULT_ROLE);
    await set(DEFAULT_ROLE);
    const again = await refusal(set(DEFAULT_ROLE, communityManager), "forbidden");
    expect(again.details).toEqual({ reason: "plan", plan: "business" });
  });

  it("are not changed by somebody who has lost the right since they were asked", async () => {
    const team = await peopleTeam(opened.db);
    const former = await team.join([ADMIN_ROLE]);
    const { memberId } = await team.join([DEFAULT_ROLE]);
    const stale = former.as("members.manage");
    await changeMemberRoles(services, team.admin("members.manage"), {
      memberId: former.memberId,
      roles: [DEFAULT_ROLE],
    });
    await refusal(changeMemberRoles(services, stale, { memberId, roles: [ADMIN_ROLE] }), "forbidden");
    expect(await heldRoles(opened.db, team, memberId)).toEqual([DEFAULT_ROLE]);
  });
});
