import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { OpenDatabase } from "@/db/client";
import { rows } from "@/db/rows";
import { freshPostgres } from "@/db/testing/postgres";
import { systemClock } from "@/lib/clock";
import { refusal } from "@/lib/provisioning/testing/refusal";
import { settingsTeam } from "@/lib/provisioning/testing/settings-team";
import { deleteTeam } from "./delete-team";
import { readTeam } from "./read-team";

let opened: OpenDatabase;
beforeAll(async () => {
  opened = await freshPostgres();
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
});
afterAll(() => {
  vi.restoreAllMocks();
  return opened.close();
});

async function waitingForLocks(): Promise<number> {
  const waiting = sql`select 1 from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return (await rows(opened.db, waiting)).length;
}

it("a team is deleted although an identity provider writes in it, each holding what the other wants", async () => {
  const team = await settingsTeam(opened.db);
  const services = { db: opened.db, clock: systemClock };
  const admin = team.admin("team.delete");
  let deletion: Promise<unknown> = Promise.resolve();
  const provider = opened.db.transaction(async (tx) => {
    await rows(tx, sql`update members set version = version + 1 where team_id = ${team.teamId}`);
    deletion = deleteTeam(services, admin, { confirmation: admin.team.name });
    await vi.waitFor(async () => expect(await waitingForLocks()).toBe(1), { timeout: 10_000 });
    await rows(
      tx,
      sql`insert into groups (team_id, id, document, source)
        values (${team.teamId}, 'grp_late', '{"displayName": "Late"}', 'scim')`,
    );
  });
  await Promise.allSettled([provider]);
  expect(await deletion).toEqual({});
  await refusal(readTeam(services, team.admin("team.read")), "not_found");
});
