import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { databases } from "@/db/testing/each-database";
import { systemClock } from "@/lib/clock";
import { outcomes, refusal } from "@/lib/provisioning/testing/refusal";
import { type SettingsTeam, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import { auditOf } from "@/lib/provisioning/testing/stored-rows";
import type { Services } from "@/lib/services";
import { deleteSsoMethod } from "./delete-sso-method";
import { listSsoMethods } from "./list-sso-methods";
import { requireSso, stopRequiringSso } from "./require-sso";
import { switchSsoMethod } from "./switch-sso-method";

describe.each(databases)("requiring single sign-on in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  const require = (team: SettingsTeam) => requireSso(services, team.admin("sso.manage"));
  const release = (team: SettingsTeam) => stopRequiringSso(services, team.admin("sso.stop_requiring"));
  const isRequired = async (team: SettingsTeam) => (await listSsoMethods(services, team.admin("sso.read"))).required;

  it("names the admins who are exempt, and leaves an audit row each way; twice leaves one", async () => {
    const team = await settingsTeam(services.db);
    const answer = await require(team);
    expect(answer).toMatchObject({ required: true, breakGlassAdmins: [expect.stringContaining("admin@")] });
    await require(team);
    await release(team);
    await release(team);
    expect(await isRequired(team)).toBe(false);
    const audit = await auditOf(services.db, team.teamId);
    expect(audit.map(({ action }) => action)).toEqual(["sso.required", "sso.not_required"]);
  });

  it("is refused while no method is on, and while no admin could get in without", async () => {
    const off = await settingsTeam(services.db, { sso: [false] });
    await refusal(require(off), "sso_required");
    const keyless = await settingsTeam(services.db, { password: false });
    await refusal(require(keyless), "break_glass_required");
    expect([await isRequired(off), await isRequired(keyless)]).toEqual([false, false]);
  });

  it("keeps the last method on, and the refusal says what to do", async () => {
    const team = await settingsTeam(services.db);
    const [methodId = ""] = team.methodIds;
    const off = () => switchSsoMethod(services, team.admin("sso.manage"), { methodId, enabled: false });
    await require(team);
    const { message } = await refusal(off(), "last_sso_method");
    expect(message).toMatch(/stop requiring single sign-on/);
    await refusal(deleteSsoMethod(services, team.admin("sso.manage"), { methodId }), "last_sso_method");
    await release(team);
    await off();
  });

  it("is not required of anybody when the last method goes at the same moment", async () => {
    for (let round = 0; round < 10; round++) {
      const team = await settingsTeam(services.db);
      const [methodId = ""] = team.methodIds;
      const off = switchSsoMethod(services, team.admin("sso.manage"), { methodId, enabled: false });
      const { codes } = await outcomes([require(team), off]);
      expect(codes).toHaveLength(1);
      const { required, methods } = await listSsoMethods(services, team.admin("sso.read"));
      expect(required).toBe(methods.some(({ enabled }) => enabled));
    }
  });
});
