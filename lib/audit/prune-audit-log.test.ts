import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { databases } from "@/db/testing/each-database";
import { settingsTeam } from "@/lib/provisioning/testing/settings-team";
import { auditOf } from "@/lib/provisioning/testing/stored-rows";
import type { Services } from "@/lib/services";
import { pruneAuditLog } from "./prune-audit-log";
import { insertEvents } from "./testing/insert-events";

const DAY_MS = 24 * 60 * 60 * 1000;
const MORE_THAN_A_BATCH = 5_001;

describe.each(databases)("pruning the audit log in $name", ({ open }) => {
  let opened: OpenDatabase;
  let services: Services;
  beforeAll(async () => {
    opened = await open();
    services = { db: opened.db, clock: () => new Date() };
  });
  afterAll(() => opened.close());

  const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

  it("removes all that is older than the retention, however much it is, and keeps the rest", async () => {
    const team = await settingsTeam(services.db);
    const old = Array.from({ length: MORE_THAN_A_BATCH }, () => ({ at: daysAgo(91) }));
    await insertEvents(services.db, team.teamId, [...old, { at: daysAgo(89), action: "group.created" }]);
    expect(await pruneAuditLog(services, 90)).toBe(MORE_THAN_A_BATCH);
    expect(await auditOf(services.db, team.teamId)).toMatchObject([{ action: "group.created" }]);
  });

  it("stops between two batches when it is told to", async () => {
    const team = await settingsTeam(services.db);
    const old = Array.from({ length: MORE_THAN_A_BATCH }, () => ({ at: daysAgo(91) }));
    await insertEvents(services.db, team.teamId, old);
    expect(await pruneAuditLog(services, 90, AbortSignal.abort())).toBe(MORE_THAN_A_BATCH - 1);
    expect(await pruneAuditLog(services, 90)).toBe(1);
  });
});
