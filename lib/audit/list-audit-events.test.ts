import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { databases } from "@/db/testing/each-database";
import { listAuditEvents as contract } from "@/lib/contracts/audit";
import { newId } from "@/lib/ids";
import { refusal } from "@/lib/provisioning/testing/refusal";
import { type SettingsTeam, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import type { Services } from "@/lib/services";
import { listAuditEvents } from "./list-audit-events";
import { readAuditEvent } from "./read-audit-event";
import { insertEvents } from "./testing/insert-events";

const NOW = new Date("2026-11-25T12:00:00.000Z");
const HOUR_MS = 60 * 60 * 1000;

function hoursAgo(hours: number): Date {
  return new Date(NOW.getTime() - hours * HOUR_MS);
}

describe.each(databases)("the audit log in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: () => NOW };
  });
  afterAll(() => opened.close());

  const list = (team: SettingsTeam, query: object = {}) =>
    listAuditEvents(services, team.admin("audit.read"), contract.input.parse(query));
  const idsOf = async (team: SettingsTeam, query: object = {}) => (await list(team, query)).items.map(({ id }) => id);

  it("lists the team's events, newest first, and nothing of another team", async () => {
    const [team, other] = [await settingsTeam(services.db), await settingsTeam(services.db)];
    const [first, second] = await insertEvents(services.db, team.teamId, [{ at: hoursAgo(2) }, { at: hoursAgo(1) }]);
    await insertEvents(services.db, other.teamId, [{ at: hoursAgo(1) }]);
    const page = await list(team);
    expect(page.items.map(({ id }) => id)).toEqual([second, first]);
    expect(page).toMatchObject({ older: null, newer: null, retentionDays: 180 });
    expect(contract.output.parse(page)).toEqual(page);
  });

  it("pages through all events once, in both directions, also where many happened at the same time", async () => {
    const team = await settingsTeam(services.db);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (hours, pageSize) => {
          const actor = newId("usr");
          await insertEvents(
            services.db,
            team.teamId,
            hours.map((hour) => ({ at: hoursAgo(hour), actorId: actor })),
          );
          const whole = await idsOf(team, { actor, pageSize: 100 });
          const seen: string[] = [];
          let page = await list(team, { actor, pageSize });
          expect(page.newer).toBeNull();
          for (;;) {
            seen.push(...page.items.map(({ id }) => id));
            if (page.older === null) break;
            const next = await list(team, { actor, pageSize, older: page.older });
            const back = await list(team, { actor, pageSize, newer: next.newer ?? "" });
            expect(back.items).toEqual(page.items);
            page = next;
          }
          expect(seen).toEqual(whole);
          expect(whole).toHaveLength(hours.length);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("shows the first page when fewer newer events are left than a page holds", async () => {
    const team = await settingsTeam(services.db);
    const ids = await insertEvents(
      services.db,
      team.teamId,
      [5, 4, 3, 2, 1].map((hours) => ({ at: hoursAgo(hours) })),
    );
    const second = await list(team, { pageSize: 2, older: (await list(team, { pageSize: 1 })).older ?? "" });
    const back = await list(team, { pageSize: 2, newer: second.newer ?? "" });
    expect(back.items.map(({ id }) => id)).toEqual([ids[4], ids[3]]);
    expect(back.newer).toBeNull();
  });

  it("narrows to an area or to one event", async () => {
    const team = await settingsTeam(services.db);
    const [removed, changed, key] = await insertEvents(services.db, team.teamId, [
      { at: hoursAgo(3), action: "member.removed" },
      { at: hoursAgo(2), action: "member.changed" },
      { at: hoursAgo(1), action: "scim_key.revoked" },
    ]);
    expect(await idsOf(team, { event: "member" })).toEqual([changed, removed]);
    expect(await idsOf(team, { event: "member.removed" })).toEqual([removed]);
    expect(await idsOf(team, { event: "scim_key" })).toEqual([key]);
    expect(await idsOf(team, { event: "scim" })).toEqual([]);
    expect(contract.input.safeParse({ event: "member.danced" }).success).toBe(false);
  });

  it("finds actors and targets by a part of the name in any case, and by the whole id", async () => {
    const team = await settingsTeam(services.db);
    const [ada, okta, group] = [newId("usr"), newId("key"), newId("grp")];
    const [byAda, byOkta] = await insertEvents(services.db, team.teamId, [
      { at: hoursAgo(2), actorId: ada, actorName: "Ada Lövelace", targetId: group, targetName: "100% Robots_x" },
      { at: hoursAgo(1), actorKind: "scim_key", actorId: okta, actorName: "Okta", targetId: ada, targetName: "Ada" },
    ]);
    expect(await idsOf(team, { actor: "LÖVE" })).toEqual([byAda]);
    expect(await idsOf(team, { actor: ada })).toEqual([byAda]);
    expect(await idsOf(team, { actor: okta })).toEqual([byOkta]);
    expect(await idsOf(team, { target: ada })).toEqual([byOkta]);
    expect(await idsOf(team, { target: "0% robots_" })).toEqual([byAda]);
    expect(await idsOf(team, { target: "_" })).toEqual([byAda]);
    expect(await idsOf(team, { actor: "ada", target: "Ada" })).toEqual([]);
  });

  it("narrows to the last hours and days, and to days in UTC with both ends included", async () => {
    const team = await settingsTeam(services.db);
    const at = (text: string) => ({ at: new Date(text) });
    const [first, last, after] = await insertEvents(services.db, team.teamId, [
      at("2026-11-10T00:00:00.000Z"),
      at("2026-11-11T23:59:59.999Z"),
      at("2026-11-12T00:00:00.000Z"),
    ]);
    const [recent] = await insertEvents(services.db, team.teamId, [{ at: hoursAgo(23) }]);
    expect(await idsOf(team, { period: "range", from: "2026-11-10", to: "2026-11-11" })).toEqual([last, first]);
    expect(await idsOf(team, { period: "range", from: "2026-11-12" })).toEqual([recent, after]);
    expect(await idsOf(team, { period: "range", to: "2026-11-10" })).toEqual([first]);
    expect(await idsOf(team, { period: "24h" })).toEqual([recent]);
    expect(await idsOf(team, { period: "7d" })).toEqual([recent]);
    expect(await idsOf(team, { period: "30d" })).toEqual([recent, after, last, first]);
    expect(contract.input.safeParse({ from: "2026-02-30" }).success).toBe(false);
  });

  it("gives one event with what it changed, to its own team only", async () => {
    const [team, other] = [await settingsTeam(services.db), await settingsTeam(services.db)];
    const details = { before: { name: "A" }, after: { name: "B" } };
    const [id = ""] = await insertEvents(services.db, team.teamId, [{ at: NOW, details }]);
    expect(await readAuditEvent(services, team.admin("audit.read"), { eventId: id })).toMatchObject({ id, details });
    await refusal(readAuditEvent(services, other.admin("audit.read"), { eventId: id }), "not_found");
  });
});
