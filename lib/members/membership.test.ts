import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { ADMIN_ROLE, DEFAULT_ROLE, roleSchema } from "@/lib/contracts/roles";
import { newId } from "@/lib/ids";
import { refusal } from "@/lib/provisioning/testing/refusal";
import { auditOf } from "@/lib/provisioning/testing/stored-rows";
import type { Services } from "@/lib/services";
import { changeMemberName } from "./change-member-name";
import { deactivateMember } from "./deactivate-member";
import { reactivateMember } from "./reactivate-member";
import { removeMember } from "./remove-member";
import { heldRoles, type PeopleTeam, peopleTeam } from "./testing/people-team";

const { billing } = roleSchema.enum;

describe.each(databases)("a membership changed by hand in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  const scimMember = async (team: PeopleTeam, active = true) => {
    const email = `${newId("usr")}@people.example`;
    const document = { userName: email, displayName: "Ada", emails: [{ value: email }], active };
    return (await team.scim.users.create({ document })).id;
  };
  const setByScim = (team: PeopleTeam, memberId: string, active: boolean) =>
    team.scim.users.update(memberId, { document: (now) => ({ ...now, active }) }, { references: false });
  const rowOf = async (memberId: string) =>
    (
      await rows<{ active: boolean; managed: boolean; version: number; joined: boolean }>(
        opened.db,
        sql`select active, managed, version, joined_at is not null as joined from members where id = ${memberId}`,
      )
    )[0];
  const signIn = async (team: PeopleTeam, accountId: string) => {
    const id = newId("ses");
    await rows(
      opened.db,
      sql`insert into sessions (id, account_id, team_id) values (${id}, ${accountId}, ${team.teamId})`,
    );
    return id;
  };
  const hasEnded = async (sessionId: string) =>
    (await rows(opened.db, sql`select 1 from sessions where id = ${sessionId} and ended_at is not null`)).length === 1;
  const actions = async ({ teamId }: PeopleTeam) => (await auditOf(opened.db, teamId)).map(({ action }) => action);

  it("ends with a deactivation: sessions at once, roles and groups stay, and it comes back as it was", async () => {
    const team = await peopleTeam(opened.db);
    const actor = team.admin("members.manage");
    const { memberId, accountId } = await team.join([DEFAULT_ROLE]);
    await team.group([billing], [memberId]);
    const [here, elsewhere] = [await signIn(team, accountId), await signIn(await peopleTeam(opened.db), accountId)];
    expect(await deactivateMember(services, actor, { memberId })).toMatchObject({ status: "deactivated" });
    expect([await hasEnded(here), await hasEnded(elsewhere)]).toEqual([true, false]);
    await deactivateMember(services, actor, { memberId });
    expect(await reactivateMember(services, actor, { memberId })).toMatchObject({ status: "active", groupCount: 1 });
    await reactivateMember(services, actor, { memberId });
    expect(await heldRoles(opened.db, team, memberId)).toEqual([billing, DEFAULT_ROLE]);
    expect(await actions(team)).toEqual(["member.deactivated", "member.reactivated"]);
  });

  it("ends with a removal: roles, groups, sessions go, the account and the audit rows stay", async () => {
    const team = await peopleTeam(opened.db);
    const { memberId, accountId } = await team.join([DEFAULT_ROLE]);
    const group = await team.group([], [memberId]);
    const session = await signIn(team, accountId);
    expect(await removeMember(services, team.admin("members.manage"), { memberId })).toEqual({});
    expect([await rowOf(memberId), await hasEnded(session)]).toEqual([undefined, true]);
    expect(await rows(opened.db, sql`select 1 from group_members where group_id = ${group}`)).toEqual([]);
    expect(await rows(opened.db, sql`select 1 from accounts where id = ${accountId}`)).toHaveLength(1);
    expect(await actions(team)).toEqual(["member.removed"]);
    await refusal(removeMember(services, team.admin("members.manage"), { memberId }), "not_found");
  });

  it("of who asks is neither deactivated nor removed by themselves", async () => {
    const team = await peopleTeam(opened.db);
    await team.join([ADMIN_ROLE]);
    const [actor, { memberId }] = [team.admin("members.manage"), team];
    await refusal(deactivateMember(services, actor, { memberId }), "conflict");
    await refusal(removeMember(services, actor, { memberId }), "conflict");
    expect(await actions(team)).toEqual([]);
  });

  it("of the last admin with a password stays while SCIM is on, and so does everything of it", async () => {
    const team = await peopleTeam(opened.db);
    const other = await team.join([ADMIN_ROLE]);
    await team.switchScim(true);
    const actor = other.as("members.manage");
    const before = await rowOf(team.memberId);
    const { memberId } = team;
    await refusal(deactivateMember(services, actor, { memberId }), "break_glass_required");
    await refusal(removeMember(services, actor, { memberId }), "break_glass_required");
    expect([await rowOf(memberId), await actions(team)]).toEqual([before, []]);
    await team.switchScim(false);
    expect(await deactivateMember(services, actor, { memberId })).toMatchObject({ status: "deactivated" });
  });

  it("of the last one who can change the plan may end: people leave", async () => {
    const team = await peopleTeam(opened.db);
    const { memberId } = await team.join([billing]);
    await removeMember(services, team.admin("members.manage"), { memberId });
    expect(await rowOf(memberId)).toBeUndefined();
  });

  it("comes back only to a free seat, as U12 has it", async () => {
    const team = await peopleTeam(opened.db);
    const { memberId } = await team.join([DEFAULT_ROLE]);
    await deactivateMember(services, team.admin("members.manage"), { memberId });
    await rows(opened.db, sql`update teams set seats = 1::integer where id = ${team.teamId}`);
    const full = await refusal(reactivateMember(services, team.admin("members.manage"), { memberId }), "no_free_seat");
    expect(full.message).toContain("1 of 1 are used");
    expect(await rowOf(memberId)).toMatchObject({ active: false });
  });

  describe("that the identity provider decides over", () => {
    it("is deactivated and reactivated by hand, stays managed, and its version goes on (U9, U10)", async () => {
      const team = await peopleTeam(opened.db);
      await team.switchScim(true);
      const actor = team.admin("members.manage");
      const memberId = await scimMember(team);
      const before = await rowOf(memberId);
      expect(await deactivateMember(services, actor, { memberId })).toMatchObject({
        managed: true,
        reactivatedBy: "admin",
      });
      await reactivateMember(services, actor, { memberId });
      expect(await rowOf(memberId)).toEqual({ ...before, version: (before?.version ?? 0) + 2 });
      expect(await team.scim.users.get(memberId, { references: false })).toMatchObject({
        text: expect.stringContaining('"active": true'),
      });
    });

    it("stays deactivated by it until it changes its mind, or no longer decides", async () => {
      const team = await peopleTeam(opened.db);
      await team.switchScim(true);
      const actor = team.admin("members.manage");
      const memberId = await scimMember(team);
      await setByScim(team, memberId, false);
      const refused = await refusal(reactivateMember(services, actor, { memberId }), "managed");
      expect(refused.message).toMatch(/^Your identity provider has deactivated Ada/);
      await team.switchScim(false);
      expect(await reactivateMember(services, actor, { memberId })).toMatchObject({ status: "active" });
      await team.switchScim(true);
      await deactivateMember(services, actor, { memberId });
      await setByScim(team, memberId, true);
      expect(await rowOf(memberId)).toMatchObject({ active: true });
    });

    it("is removed by hand all the same, and may be made anew under another id (U18)", async () => {
      const team = await peopleTeam(opened.db);
      await team.switchScim(true);
      const memberId = await scimMember(team);
      const stored = await team.scim.users.get(memberId, { references: false });
      await removeMember(services, team.admin("members.manage"), { memberId });
      const again = await team.scim.users.create({ document: JSON.parse(`{${stored?.text}}`) });
      expect(again.id).not.toBe(memberId);
    });

    it("does not come back by hand with an address that the team may not give (U11)", async () => {
      const team = await peopleTeam(opened.db);
      const memberId = await scimMember(team);
      const emails = [{ value: "ada@elsewhere.example" }];
      await team.scim.users.update(
        memberId,
        { document: (now) => ({ ...now, active: false, emails }) },
        { references: false },
      );
      const refused = await refusal(reactivateMember(services, team.admin("members.manage"), { memberId }), "conflict");
      expect(refused.message).toContain("elsewhere.example");
      expect(await rowOf(memberId)).toMatchObject({ active: false });
    });

    it("keeps the name that it gives, while other members are renamed by hand", async () => {
      const team = await peopleTeam(opened.db);
      await team.switchScim(true);
      const actor = team.admin("members.manage");
      const names = { displayName: "Countess", givenName: "Ada", familyName: "" };
      const memberId = await scimMember(team);
      await refusal(changeMemberName(services, actor, { memberId, ...names }), "managed");
      const local = await team.join([DEFAULT_ROLE]);
      expect(await changeMemberName(services, actor, { memberId: local.memberId, ...names })).toMatchObject({
        name: "Countess",
        managed: false,
      });
      await changeMemberName(services, actor, { memberId: local.memberId, ...names });
      const [stored] = await rows<{ name: unknown }>(
        opened.db,
        sql`select document -> 'name' as name from members where id = ${local.memberId}`,
      );
      expect(stored?.name).toEqual({ formatted: "Countess", givenName: "Ada" });
      expect((await actions(team)).filter((action) => action === "member.changed")).toHaveLength(1);
    });
  });

  it("that waits for an answer to an invitation by hand goes on waiting when it comes back", async () => {
    const team = await peopleTeam(opened.db);
    const { memberId } = await team.join([DEFAULT_ROLE]);
    await rows(opened.db, sql`update members set joined_at = null, account_id = null where id = ${memberId}`);
    const actor = team.admin("members.manage");
    await deactivateMember(services, actor, { memberId });
    expect(await reactivateMember(services, actor, { memberId })).toMatchObject({ status: "invited" });
    expect(await rowOf(memberId)).toMatchObject({ joined: false, managed: false });
  });
});
