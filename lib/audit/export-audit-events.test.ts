import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { OpenDatabase } from "@/db/client";
import { databases } from "@/db/testing/each-database";
import { auditEventDetail, exportAuditEvents as contract } from "@/lib/contracts/audit";
import type { Download } from "@/lib/export/download";
import { type SettingsTeam, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import { auditOf } from "@/lib/provisioning/testing/stored-rows";
import type { Services } from "@/lib/services";
import { exportAuditEvents } from "./export-audit-events";
import { insertEvents } from "./testing/insert-events";

const NOW = new Date("2026-11-25T12:00:00.000Z");
const MANY = 2_500;

async function textOf({ chunks }: Download): Promise<string> {
  let text = "";
  for await (const chunk of chunks) text += chunk;
  return text;
}

describe.each(databases)("an export of the audit log in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: () => NOW };
  });
  afterAll(() => opened.close());

  const exported = (team: SettingsTeam, query: object) =>
    exportAuditEvents(services, team.admin("audit.read"), contract.input.parse(query));

  it("has every event once, newest first, in pieces of at most a batch", async () => {
    const team = await settingsTeam(services.db);
    const at = (index: number) => new Date(NOW.getTime() - 1_000 - Math.floor(index / 700));
    const ids = await insertEvents(
      services.db,
      team.teamId,
      Array.from({ length: MANY }, (_, index) => ({ at: at(index), details: { index } })),
    );
    const download = await exported(team, { format: "json", event: "member" });
    const sizes: number[] = [];
    let text = "";
    for await (const chunk of download.chunks) {
      sizes.push(chunk.split("\n{").length - 1);
      text += chunk;
    }
    const events = z.array(auditEventDetail).parse(JSON.parse(text));
    expect(new Set(events.map(({ id }) => id))).toEqual(new Set(ids));
    expect(events).toHaveLength(MANY);
    expect(events.map(({ at: time }) => time)).toEqual(
      events
        .map(({ at: time }) => time)
        .toSorted()
        .toReversed(),
    );
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000);
    expect(download).toMatchObject({
      mediaType: "application/json",
      fileName: expect.stringMatching(/-2026-11-25\.json$/),
    });
  });

  it("keeps to the filters, and leaves an event that tells of it", async () => {
    const team = await settingsTeam(services.db);
    const [wanted] = await insertEvents(services.db, team.teamId, [
      { at: NOW, action: "group.changed" },
      { at: NOW, action: "member.changed" },
    ]);
    const text = await textOf(await exported(team, { format: "json", event: "group" }));
    expect(JSON.parse(text)).toMatchObject([{ id: wanted }]);
    expect(await auditOf(services.db, team.teamId)).toContainEqual({
      action: "audit.exported",
      actorId: team.memberId,
      targetId: team.teamId,
      details: { format: "json", filters: { event: "group" } },
    });
  });

  it("is a CSV file with a row an event, whose texts run nowhere as a formula", async () => {
    const team = await settingsTeam(services.db);
    await insertEvents(services.db, team.teamId, [
      { at: NOW, actorName: "=cmd()", targetName: 'a "b", c', details: { changed: ["title"] } },
    ]);
    const [head = "", row = "", ...rest] = (
      await textOf(await exported(team, { format: "csv", event: "member" }))
    ).split("\r\n");
    expect(head.startsWith("\uFEFFtime,event,")).toBe(true);
    expect(row).toContain("2026-11-25T12:00:00.000Z,member.changed,Member changed,member,,'=cmd(),");
    expect(row).toContain(',"a ""b"", c",');
    expect(row).toContain('"{""changed"":[""title""]}"');
    expect(rest).toEqual([""]);
  });

  it("is whole without any event, too", async () => {
    const team = await settingsTeam(services.db);
    expect(await textOf(await exported(team, { format: "json", event: "group" }))).toBe("[]\n");
    expect((await textOf(await exported(team, { format: "csv", event: "group" }))).split("\r\n")).toHaveLength(2);
  });
});
