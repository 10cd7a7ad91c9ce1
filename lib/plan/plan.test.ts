import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { authorize } from "@/lib/auth/authorize";
import { systemClock } from "@/lib/clock";
import { permissionsLost, permissionsOf, planView, changeSeats as seatsContract } from "@/lib/contracts/plan";
import { PLANS } from "@/lib/contracts/roles";
import { keyedTeam } from "@/lib/provisioning/testing/keyed-team";
import { outcomes, refusal } from "@/lib/provisioning/testing/refusal";
import { joinedMember, type SettingsTeam, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import { auditOf, rowsOfTeam } from "@/lib/provisioning/testing/stored-rows";
import type { Services } from "@/lib/services";
import { changePlan } from "./change-plan";
import { changeSeats } from "./change-seats";
import { readPlan } from "./read-plan";

describe.each(databases)("the plan of a team in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: systemClock };
  });
  afterAll(() => opened.close());

  const billing = (team: SettingsTeam) => authorize({ ...team.admin("team.read"), roles: ["billing"] }, "plan.change");

  it("tells what the team uses of higher plans, and who may change the plan", async () => {
    const team = await keyedTeam(services);
    await joinedMember(services.db, team.teamId, { email: `m@${team.teamId}`, roles: ["community_manager"] });
    await joinedMember(services.db, team.teamId, { email: `b@${team.teamId}`, roles: ["billing"] });
    const view = await readPlan(services, team.admin("team.read"));
    expect(planView.parse(view)).toEqual(view);
    expect(view).toEqual({
      plan: "enterprise",
      seats: { total: 1_000, used: 3 },
      changedBy: [`b@${team.teamId}`],
      uses: { scim: true, scimKeys: 1, managedMembers: 0, ssoMethods: 1, heldRoles: ["community_manager"] },
    });
  });

  it("goes down and up again with an audit row each, and nothing but the plan changes", async () => {
    const team = await keyedTeam(services);
    const others = async () =>
      (await rowsOfTeam(services.db, team.teamId)).filter((line) => !/^(teams|audit_events) /.test(line));
    const before = await others();
    expect(await changePlan(services, billing(team), { plan: "free" })).toMatchObject({ plan: "free" });
    await changePlan(services, billing(team), { plan: "free" });
    await changePlan(services, billing(team), { plan: "enterprise" });
    expect(await others()).toEqual(before);
    const events = await auditOf(services.db, team.teamId);
    expect(events.filter(({ action }) => action === "plan.changed")).toMatchObject([
      { details: { before: { plan: "enterprise" }, after: { plan: "free" } } },
      { details: { before: { plan: "free" }, after: { plan: "enterprise" } } },
    ]);
  });

  it("has as many seats as are asked for, but never fewer than are used", async () => {
    const team = await settingsTeam(services.db);
    await joinedMember(services.db, team.teamId, { email: `b@${team.teamId}`, roles: ["billing"] });
    const refused = await refusal(changeSeats(services, billing(team), { seats: 1 }), "conflict");
    expect(refused.details.fields).toEqual({ seats: expect.stringMatching(/^2 seats are in use/) });
    expect(await changeSeats(services, billing(team), { seats: 2 })).toMatchObject({ seats: { total: 2, used: 2 } });
    await changeSeats(services, billing(team), { seats: 2 });
    expect(await auditOf(services.db, team.teamId)).toMatchObject([
      { action: "plan.seats_changed", details: { before: { seats: 50 }, after: { seats: 2 } } },
    ]);
  });

  it("holds the seats against somebody who joins at the same time", async () => {
    const team = await settingsTeam(services.db);
    const join = services.db.transaction(async (tx) => {
      await rows(tx, sql`select seats from teams where id = ${team.teamId} for no key update`);
      await joinedMember(tx, team.teamId, { email: `late@${team.teamId}`, roles: ["developer"] });
    });
    const { codes } = await outcomes([join.then(() => undefined), changeSeats(services, billing(team), { seats: 1 })]);
    const { seats } = await readPlan(services, team.admin("team.read"));
    // Whoever came first, the answer fits what is stored: refused with two people in, or one seat and one too many.
    expect([codes, seats]).toEqual(
      codes.length > 0 ? [["conflict"], { total: 50, used: 2 }] : [[], { total: 1, used: 2 }],
    );
  });

  it.each([0, -1, 1.5, 1_000_001, "5"])("cannot have %j seats", (seats) => {
    expect(seatsContract.input.safeParse({ seats }).success).toBe(false);
  });
});

describe("what a plan brings", () => {
  it("is every permission, each on one plan", () => {
    const all = PLANS.flatMap(permissionsOf);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain("audit.read");
  });

  it("is lost on the way down, and nothing on the way up", () => {
    expect(permissionsLost("enterprise", "business")).toEqual(permissionsOf("enterprise"));
    expect(permissionsLost("enterprise", "free")).toEqual(
      ["team", "business", "enterprise"].flatMap((plan) =>
        PLANS.filter((each) => each === plan).flatMap(permissionsOf),
      ),
    );
    expect(permissionsLost("free", "enterprise")).toEqual([]);
    expect(permissionsLost("team", "team")).toEqual([]);
  });
});
