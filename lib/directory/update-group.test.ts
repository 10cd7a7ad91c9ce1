import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { freshPostgres } from "@/db/testing/postgres";
import { waitingForLocks } from "@/db/testing/waiting-for-locks";
import { ADMIN_ROLE } from "@/lib/contracts/roles";
import { changeTo, personDocument, quiet } from "./testing/directory-state";
import { directoryTeam } from "./testing/directory-team";

/** PostgreSQL alone: PGlite has one connection, so that no two writers are ever under way. */
describe("a group that makes admins", () => {
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await freshPostgres();
  });
  afterAll(() => database.close());

  const waiting = () => waitingForLocks(database.db);

  it("does not pass the role to somebody whose deactivation began before (U13)", async () => {
    const { teamId, store } = await directoryTeam(database.db);
    const { id: before } = await store.users.create({ document: personDocument() });
    const { id: next } = await store.users.create({ document: personDocument() });
    const { id: group } = await store.groups.create({ document: { displayName: "Admins" }, memberIds: [before] });
    await rows(database.db, sql`insert into group_roles values (${teamId}, ${group}, ${ADMIN_ROLE})`);

    const started: Promise<unknown>[] = [];
    await database.db.transaction(async (tx) => {
      // Stops the deactivation after it has seen that the person is no admin.
      await rows(tx, sql`select 1 from members where team_id = ${teamId} and id = ${next} for no key update`);
      started.push(store.users.update(next, changeTo({ active: false }), quiet));
      await vi.waitUntil(async () => (await waiting()) === 1, { timeout: 10_000 });
      const swap = { members: { clear: true, add: [next], remove: [] } };
      const swapped = store.groups.update(group, swap, quiet);
      started.push(swapped);
      await Promise.race([swapped, vi.waitUntil(async () => (await waiting()) === 2, { timeout: 10_000 })]);
    });

    const outcomes = await Promise.allSettled(started);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const admins = sql`select 1 from group_members g join members m on m.team_id = g.team_id and m.id = g.member_id
      where g.team_id = ${teamId} and m.active`;
    expect(await rows(database.db, admins)).toHaveLength(1);
  });
});
