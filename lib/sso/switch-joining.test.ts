import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { refusal } from "@/lib/provisioning/testing/refusal";
import { type SettingsTeam, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import { auditOf } from "@/lib/provisioning/testing/stored-rows";
import { turnOffScim } from "@/lib/provisioning/turn-off-scim";
import { turnOnScim } from "@/lib/provisioning/turn-on-scim";
import type { Services } from "@/lib/services";
import { listSsoMethods } from "./list-sso-methods";
import { switchJoining } from "./switch-joining";

describe.each(databases)("joining by single sign-on in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  const turn = (team: SettingsTeam, methodId: string, addsNewUsers: boolean) =>
    switchJoining(services, team.admin("sso.manage"), { methodId, addsNewUsers });
  const joinable = async (team: SettingsTeam) =>
    (await listSsoMethods(services, team.admin("sso.read"))).methods.map(({ addsNewUsers }) => addsNewUsers);
  const actions = async (team: SettingsTeam) =>
    (await auditOf(services.db, team.teamId)).map(({ action, targetId }) => [action, targetId]);

  it("is switched a method, with an audit row; what is so already leaves none", async () => {
    const team = await settingsTeam(services.db, { sso: [true, true] });
    const [first = ""] = team.methodIds;
    expect((await turn(team, first, true)).method.addsNewUsers).toBe(true);
    await turn(team, first, true);
    expect(await joinable(team)).toEqual([true, false]);
    await turn(team, first, false);
    expect(await actions(team)).toEqual([
      ["sso.joining_enabled", first],
      ["sso.joining_disabled", first],
    ]);
  });

  it("ends with SCIM being turned on, and can be switched on again", async () => {
    const team = await settingsTeam(services.db, { sso: [true, true, false] });
    const [first = "", , third = ""] = team.methodIds;
    await turn(team, first, true);
    await turn(team, third, true);
    await turnOnScim(services, team.admin("scim.enable"));
    expect(await joinable(team)).toEqual([false, false, false]);
    expect((await actions(team)).slice(2)).toEqual([
      ["sso.joining_disabled", first],
      ["sso.joining_disabled", third],
      ["scim.turned_on", team.teamId],
    ]);
    const { method, scimIsOn } = await turn(team, first, true);
    expect([method.addsNewUsers, scimIsOn]).toEqual([true, true]);
    await turnOffScim(services, team.admin("scim.disable"));
    expect(await joinable(team)).toEqual([true, false, false]);
  });

  it("of another team's method is not found", async () => {
    const team = await settingsTeam(services.db);
    const other = await settingsTeam(services.db);
    await refusal(turn(team, other.methodIds[0] ?? "", true), "not_found");
    expect(await joinable(other)).toEqual([false]);
  });
});
