import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "./database";
import { rows } from "./rows";
import { databases } from "./testing/each-database";

const DAY_MS = 24 * 60 * 60 * 1000;
const REFUSED = { cause: expect.objectContaining({ code: "42501", message: expect.stringMatching(/append-only/) }) };

describe.each(databases)("the audit log in $name", ({ open }) => {
  let opened: OpenDatabase;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  let made = 0;
  /** A team whose events were so many days ago. */
  async function teamWithEvents(...daysAgo: readonly number[]): Promise<string> {
    made += 1;
    const teamId = `tm_${made}`;
    await rows(opened.db, sql`insert into teams (id, name, plan, seats) values (${teamId}, 'Team', 'free', 5)`);
    for (const [index, days] of daysAgo.entries()) {
      const at = new Date(Date.now() - days * DAY_MS).toISOString();
      await rows(
        opened.db,
        sql`insert into audit_events (team_id, id, at, actor_kind, actor_name, action)
          values (${teamId}, ${`aud_${index}`}, ${at}::timestamptz, 'system', 'Test', 'team.created')`,
      );
    }
    return teamId;
  }

  async function idsOf(teamId: string): Promise<readonly string[]> {
    const found = await rows<{ id: string }>(
      opened.db,
      sql`select id from audit_events where team_id = ${teamId} order by id`,
    );
    return found.map(({ id }) => id);
  }

  async function prune(days: number, rowsMax = 100): Promise<number | undefined> {
    const before = new Date(Date.now() - days * DAY_MS).toISOString();
    const [answer] = await rows<{ count: number }>(
      opened.db,
      sql`select prune_audit_events(${before}::timestamptz, ${rowsMax}::integer) as count`,
    );
    return answer?.count;
  }

  it("refuses to change a row, also one that is old, and also when no row is met", async () => {
    const teamId = await teamWithEvents(0, 400);
    for (const id of ["aud_0", "aud_1", "aud_none"]) {
      const change = sql`update audit_events set actor_name = 'Nobody' where team_id = ${teamId} and id = ${id}`;
      await expect(rows(opened.db, change)).rejects.toMatchObject(REFUSED);
    }
    const upsert = sql`insert into audit_events (team_id, id, actor_kind, actor_name, action)
      values (${teamId}, 'aud_0', 'system', 'Nobody', 'team.created')
      on conflict (team_id, id) do update set actor_name = excluded.actor_name`;
    await expect(rows(opened.db, upsert)).rejects.toMatchObject(REFUSED);
    const names = await rows(opened.db, sql`select distinct actor_name from audit_events where team_id = ${teamId}`);
    expect(names).toEqual([{ actor_name: "Test" }]);
  });

  it("refuses to delete a row and to empty the table", async () => {
    const teamId = await teamWithEvents(0, 400);
    const remove = sql`delete from audit_events where team_id = ${teamId} and id = 'aud_1'`;
    await expect(rows(opened.db, remove)).rejects.toMatchObject(REFUSED);
    await expect(rows(opened.db, sql`truncate audit_events`)).rejects.toMatchObject(REFUSED);
    await expect(rows(opened.db, sql`truncate teams cascade`)).rejects.toMatchObject(REFUSED);
    expect(await idsOf(teamId)).toEqual(["aud_0", "aud_1"]);
  });

  it("keeps the latest 30 days even from somebody who pretends to prune", async () => {
    const teamId = await teamWithEvents(29, 31);
    const attempt = opened.db.transaction(async (tx) => {
      await rows(tx, sql`select set_config('muster.pruning', 'on', true)`);
      await rows(tx, sql`delete from audit_events where team_id = ${teamId}`);
    });
    await expect(attempt).rejects.toMatchObject(REFUSED);
    await prune(0);
    expect(await idsOf(teamId)).toEqual(["aud_0"]);
  });

  it("prunes what is older than asked for, of every team, in batches; deleting stays refused afterwards", async () => {
    const [one, other] = [await teamWithEvents(179, 181, 400), await teamWithEvents(181)];
    expect([await prune(180, 2), await prune(180, 2), await prune(180, 2)]).toEqual([2, 1, 0]);
    expect([await idsOf(one), await idsOf(other)]).toEqual([["aud_0"], []]);
    await expect(rows(opened.db, sql`delete from audit_events where team_id = ${one}`)).rejects.toMatchObject(REFUSED);
  });

  it("goes with its team", async () => {
    const [gone, stays] = [await teamWithEvents(0, 400), await teamWithEvents(0)];
    await rows(opened.db, sql`delete from teams where id = ${gone}`);
    expect([await idsOf(gone), await idsOf(stays)]).toEqual([[], ["aud_0"]]);
  });
});
