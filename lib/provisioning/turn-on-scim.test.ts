import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { readPlan } from "@/lib/plan/read-plan";
import type { Services } from "@/lib/services";
import { switchSsoMethod } from "@/lib/sso/switch-sso-method";
import { readScim } from "./read-scim";
import { outcomes, refusal } from "./testing/refusal";
import { joinedMember, setActive, settingsTeam } from "./testing/settings-team";
import { auditOf } from "./testing/stored-rows";
import { turnOffScim } from "./turn-off-scim";
import { turnOnScim } from "./turn-on-scim";

describe.each(databases)("the SCIM switch in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  it("S5, S6: turns on and off again, each with one audit row in the name of who did it", async () => {
    const team = await settingsTeam(services.db);
    const on = await turnOnScim(services, team.admin("scim.enable"));
    expect(on).toMatchObject({ enabled: true, baseUrl: "https://muster.example/scim/v2", keys: [] });
    expect((await turnOffScim(services, team.admin("scim.disable"))).enabled).toBe(false);
    expect(await auditOf(services.db, team.teamId)).toMatchObject([
      { action: "scim.turned_on", actorId: team.memberId, targetId: team.teamId },
      { action: "scim.turned_off", actorId: team.memberId, targetId: team.teamId },
    ]);
  });

  it("changes nothing when it is what it should be already", async () => {
    const team = await settingsTeam(services.db);
    expect((await turnOffScim(services, team.admin("scim.disable"))).enabled).toBe(false);
    expect(await auditOf(services.db, team.teamId)).toEqual([]);
    await turnOnScim(services, team.admin("scim.enable"));
    await rows(services.db, sql`delete from sso_methods where team_id = ${team.teamId}`);
    expect((await turnOnScim(services, team.admin("scim.enable"))).enabled).toBe(true);
    expect(await auditOf(services.db, team.teamId)).toHaveLength(1);
  });

  it.each([[[]], [[false, false]]])("S3: needs an enabled SSO method, and has %j", async (sso) => {
    const team = await settingsTeam(services.db, { sso });
    await refusal(turnOnScim(services, team.admin("scim.enable")), "sso_required");
    expect(await readScim(services, team.admin("scim.read"))).toMatchObject({
      enabled: false,
      preflight: { plan: true, sso: false },
    });
    expect(await auditOf(services.db, team.teamId)).toEqual([]);
  });

  it("needs an active admin who has a password; a role by group counts, an inactive or invited admin does not", async () => {
    const { db } = services;
    const team = await settingsTeam(db, { password: false });
    const { teamId } = team;
    await joinedMember(db, teamId, { email: `dev@${teamId}`, roles: ["developer"], password: true });
    const away = await joinedMember(db, teamId, { email: `away@${teamId}`, roles: ["admin"], password: true });
    await setActive(db, teamId, away.memberId, false);
    const asked = await joinedMember(db, teamId, { email: `asked@${teamId}`, roles: ["admin"], password: true });
    await rows(db, sql`update members set joined_at = null where team_id = ${teamId} and id = ${asked.memberId}`);
    await refusal(turnOnScim(services, team.admin("scim.enable")), "break_glass_required");

    const byGroup = await joinedMember(db, teamId, { email: `zoe@${teamId}`, roles: ["developer"], password: true });
    await rows(
      db,
      sql`insert into groups (team_id, id, document, source) values (${teamId}, 'grp_1', '{"displayName":"Admins"}', 'local')`,
    );
    await rows(db, sql`insert into group_roles (team_id, group_id, role) values (${teamId}, 'grp_1', 'admin')`);
    await rows(
      db,
      sql`insert into group_members (team_id, group_id, member_id) values (${teamId}, 'grp_1', ${byGroup.memberId})`,
    );
    const { enabled, preflight } = await turnOnScim(services, team.admin("scim.enable"));
    expect({ enabled, admins: preflight.breakGlassAdmins }).toEqual({ enabled: true, admins: [`zoe@${teamId}`] });
  });

  it("S6: says how many active members the identity provider manages", async () => {
    const { db } = services;
    const team = await settingsTeam(db);
    for (const name of ["one", "two", "three"]) {
      const { memberId } = await joinedMember(db, team.teamId, {
        email: `${name}@${team.teamId}`,
        roles: ["developer"],
      });
      await rows(db, sql`update members set managed = true where team_id = ${team.teamId} and id = ${memberId}`);
      if (name === "three") await setActive(db, team.teamId, memberId, false);
    }
    expect((await readPlan(services, team.admin("team.read"))).uses.managedMembers).toBe(2);
  });

  it("S7: never ends with SCIM on and no SSO method, whoever is first", async () => {
    for (let round = 0; round < 10; round++) {
      const team = await settingsTeam(services.db);
      const [methodId = ""] = team.methodIds;
      // The row of the switch is there: only its lock stands between the two.
      await turnOffScim(services, team.admin("scim.disable"));
      const { codes } = await outcomes<unknown>([
        turnOnScim(services, team.admin("scim.enable")),
        switchSsoMethod(services, team.admin("sso.manage"), { methodId, enabled: false }),
      ]);
      expect(codes).toHaveLength(1);
      expect(["sso_required", "last_sso_method"]).toContain(codes[0]);
    }
  });

  it("is turned on once when many ask at the same time", async () => {
    const team = await settingsTeam(services.db);
    await turnOffScim(services, team.admin("scim.disable"));
    const answers = await Promise.all(Array.from({ length: 8 }, () => turnOnScim(services, team.admin("scim.enable"))));
    expect(answers.every(({ enabled }) => enabled)).toBe(true);
    expect(await auditOf(services.db, team.teamId)).toHaveLength(1);
  });
});
