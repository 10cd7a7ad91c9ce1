import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import type { SsoTestResult } from "@/lib/contracts/sso-test";
import { refusal } from "@/lib/provisioning/testing/refusal";
import { type SettingsTeam, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import { auditOf } from "@/lib/provisioning/testing/stored-rows";
import type { Services } from "@/lib/services";
import { readSsoMethod } from "./read-sso-method";
import { recordSsoTest } from "./record-sso-test";
import { switchSsoMethod } from "./switch-sso-method";

const STARTED_AT = new Date("2027-06-01T12:00:00.000Z");
const FINISHED_AT = new Date("2027-06-01T12:00:20.000Z");
const PASSED: SsoTestResult = {
  outcome: "passed",
  identity: {
    subject: "00u1",
    email: "ada@acme.example",
    emailVerified: true,
    firstName: "Ada",
    lastName: null,
    attributes: [{ name: "groups", values: ["a", "b"] }],
  },
  decision: { kind: "refused", reason: "unknown" },
};
const FAILED: SsoTestResult = {
  outcome: "failed",
  code: "wrong_certificate",
  message: "The response was signed with another certificate: AB:CD.",
  attributes: [],
};

describe.each(databases)("test sign-ins in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: () => FINISHED_AT };
  });
  afterAll(() => opened.close());

  /** A method that was set up before the test starts, and was never tested. */
  async function untested() {
    const team = await settingsTeam(services.db, { sso: [false] });
    const [methodId = ""] = team.methodIds;
    await configuredAt(methodId, STARTED_AT);
    return { team, methodId };
  }
  const configuredAt = (methodId: string, at: Date) =>
    rows(
      services.db,
      sql`update sso_methods set tested_at = null, updated_at = ${at.toISOString()}::timestamptz where id = ${methodId}`,
    );
  const finish = ({ teamId, memberId }: SettingsTeam, methodId: string, result: SsoTestResult) =>
    recordSsoTest(services, {
      teamId,
      methodId,
      memberId,
      startedAt: STARTED_AT,
      result,
      request: { requestId: "req_1", ip: "192.0.2.7", userAgent: "Test browser" },
    });
  const read = (team: SettingsTeam, methodId: string) => readSsoMethod(services, team.admin("sso.read"), { methodId });
  const turnOn = (team: SettingsTeam, methodId: string, evenUntested?: boolean) =>
    switchSsoMethod(services, team.admin("sso.manage"), { methodId, enabled: true, evenUntested });

  it("show what the last one brought, and who did it", async () => {
    const { team, methodId } = await untested();
    await finish(team, methodId, FAILED);
    await finish(team, methodId, PASSED);
    const { lastTest, method } = await read(team, methodId);
    expect(lastTest).toEqual({ at: FINISHED_AT.toISOString(), by: expect.stringContaining("admin@"), result: PASSED });
    expect(method.testedAt).toBe(FINISHED_AT.toISOString());
  });

  it("let a method be switched on; without one it takes an explicit confirmation", async () => {
    const { team, methodId } = await untested();
    const { message } = await refusal(turnOn(team, methodId), "sso_untested");
    expect(message).toMatch(/Test it first/);
    await finish(team, methodId, FAILED);
    await refusal(turnOn(team, methodId), "sso_untested");
    await finish(team, methodId, PASSED);
    expect((await turnOn(team, methodId)).methods[0]?.enabled).toBe(true);

    const second = await untested();
    expect((await turnOn(second.team, second.methodId, true)).methods[0]?.enabled).toBe(true);
    expect((await auditOf(services.db, second.team.teamId)).at(-1)).toMatchObject({
      action: "sso.enabled",
      details: { tested: false },
    });
  });

  it("do not count for a configuration that was changed meanwhile", async () => {
    const { team, methodId } = await untested();
    await configuredAt(methodId, new Date(STARTED_AT.getTime() + 1));
    await finish(team, methodId, PASSED);
    const { method, lastTest } = await read(team, methodId);
    expect([method.testedAt, lastTest?.result.outcome]).toEqual([null, "passed"]);
  });

  it("leave an audit row with the reason of a failure", async () => {
    const { team, methodId } = await untested();
    await finish(team, methodId, FAILED);
    await finish(team, methodId, PASSED);
    expect(await auditOf(services.db, team.teamId)).toMatchObject([
      { action: "sso.tested", targetId: methodId, actorId: team.memberId, details: { reason: "wrong_certificate" } },
      { action: "sso.tested", details: { outcome: "passed" } },
    ]);
  });

  it("of a method that was deleted meanwhile, or of another team, leave nothing", async () => {
    const { team } = await untested();
    const other = await untested();
    await finish(team, other.methodId, PASSED);
    await finish(team, "sso_gone", PASSED);
    expect(await auditOf(services.db, team.teamId)).toEqual([]);
    expect((await read(other.team, other.methodId)).lastTest).toBeNull();
  });

  it("do not switch a method on that is not set up, whatever is confirmed", async () => {
    const { team, methodId } = await untested();
    await rows(services.db, sql`update sso_methods set config = '{}'::jsonb where id = ${methodId}`);
    await refusal(turnOn(team, methodId, true), "sso_not_set_up");
  });
});
