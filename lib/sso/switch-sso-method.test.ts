import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { outcomes, refusal } from "@/lib/provisioning/testing/refusal";
import { type SettingsTeam, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import { auditOf } from "@/lib/provisioning/testing/stored-rows";
import { turnOffScim } from "@/lib/provisioning/turn-off-scim";
import { turnOnScim } from "@/lib/provisioning/turn-on-scim";
import type { Services } from "@/lib/services";
import { deleteSsoMethod } from "./delete-sso-method";
import { listSsoMethods } from "./list-sso-methods";
import { switchSsoMethod } from "./switch-sso-method";

describe.each(databases)("sign-in methods in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  const turn = (team: SettingsTeam, methodId: string, enabled: boolean) =>
    switchSsoMethod(services, team.admin("sso.manage"), { methodId, enabled });
  const remove = (team: SettingsTeam, methodId: string) =>
    deleteSsoMethod(services, team.admin("sso.manage"), { methodId });
  const enabledOf = async (team: SettingsTeam) =>
    (await listSsoMethods(services, team.admin("sso.read"))).methods.map(({ enabled }) => enabled);
  const teamWith = async (...sso: boolean[]) => {
    const team = await settingsTeam(services.db, { sso });
    const [first = "", second = ""] = team.methodIds;
    return { team, first, second };
  };

  it("are listed in the order they were made, without their configuration", async () => {
    const { team, first, second } = await teamWith(true, false);
    const answer = await listSsoMethods(services, team.admin("sso.read"));
    expect(answer.methods.map(({ id, enabled }) => [id, enabled])).toEqual([
      [first, true],
      [second, false],
    ]);
    expect(JSON.stringify(answer)).not.toContain("hidden");
  });

  it("are switched and deleted with an audit row each; what is so already leaves none", async () => {
    const { team, first, second } = await teamWith(true, false);
    await turn(team, second, true);
    await turn(team, second, true);
    await turn(team, first, false);
    await remove(team, first);
    expect(await enabledOf(team)).toEqual([true]);
    expect(await auditOf(services.db, team.teamId)).toMatchObject([
      { action: "sso.enabled", targetId: second },
      { action: "sso.disabled", targetId: first },
      { action: "sso.deleted", targetId: first, details: { provider: "okta", enabled: false } },
    ]);
  });

  it("S7: the last enabled one stays while SCIM is on, and the refusal says what to do", async () => {
    const { team, first, second } = await teamWith(true, false);
    await turnOnScim(services, team.admin("scim.enable"));
    const { message } = await refusal(turn(team, first, false), "last_sso_method");
    expect(message).toMatch(/only single sign-on method that is on.*turn SCIM provisioning off/);
    await refusal(remove(team, first), "last_sso_method");
    expect(await enabledOf(team)).toEqual([true, false]);

    await remove(team, second);
    await refusal(turn(team, first, false), "last_sso_method");
    await turnOffScim(services, team.admin("scim.disable"));
    await turn(team, first, false);
    expect(await enabledOf(team)).toEqual([false]);
  });

  it("S7: two methods that are switched off at the same time leave one on", async () => {
    for (let round = 0; round < 10; round++) {
      const { team, first, second } = await teamWith(true, true);
      await turnOnScim(services, team.admin("scim.enable"));
      const { codes } = await outcomes<unknown>([turn(team, first, false), remove(team, second)]);
      expect(codes).toEqual(["last_sso_method"]);
      expect((await enabledOf(team)).filter(Boolean)).toHaveLength(1);
    }
  });

  it("of another team are not found", async () => {
    const { first } = await teamWith(true);
    const { team: other } = await teamWith(true);
    for (const id of [first, "sso_unknown"]) {
      await refusal(turn(other, id, false), "not_found");
      await refusal(remove(other, id), "not_found");
    }
  });
});
