import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { bulkPieces, bulkResults, postGroup, postUser, resultId } from "@/scim/testing/bulk-client";
import { scimClient } from "@/scim/testing/scim-client";
import { directoryTeam } from "./testing/directory-team";

const config = { bulkOperationsMax: 1000, bulkBytesMax: 8 * 1024 * 1024 };

/** The embedded database is one process with us: two hundred operations show there what a thousand do. */
const OPERATIONS = { PGlite: 200, PostgreSQL: 1000 } as const;

describe.each(databases)("a Bulk request over $name", ({ name: databaseName, open }) => {
  const operationsCount = OPERATIONS[databaseName];
  let database: OpenDatabase;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());

  const audited = (teamId: string) =>
    rows<{ action: string; count: number }>(
      database.db,
      sql`select action, count(*)::integer as count from audit_events where team_id = ${teamId} group by action order by action`,
    );

  async function countMembers(teamId: string): Promise<number | undefined> {
    const query = sql`select count(*)::integer as count from members where team_id = ${teamId}`;
    return (await rows<{ count: number }>(database.db, query))[0]?.count;
  }

  it(`of ${operationsCount} operations makes people and the group of them all, each with its audit row`, async () => {
    const { teamId, store } = await directoryTeam(database.db);
    const send = scimClient({ store, config });
    const names = Array.from({ length: operationsCount - 1 }, (_, index) => `person-${index}`);
    const operations = [
      postGroup("everybody", ...names.map((name) => `bulkId:${name}`)),
      ...names.map((name) => postUser(name)),
    ];
    const results = await bulkResults(send, operations);
    expect(new Set(results.map(({ status }) => status))).toEqual(new Set(["201"]));
    expect(results.map(({ bulkId }) => bulkId)).toEqual(operations.map(({ bulkId }) => bulkId));
    const { body } = await send("GET", `/Groups/${resultId(results[0])}`);
    expect(body.members).toHaveLength(names.length);
    expect(await audited(teamId)).toEqual(
      expect.arrayContaining([
        { action: "group.created", count: 1 },
        { action: "member.created", count: names.length },
      ]),
    );
  }, 120_000);

  it("keeps nothing of an operation that fails, not even an audit row, and all of the others", async () => {
    const { teamId, store } = await directoryTeam(database.db);
    const operations = [postUser("ada"), postGroup("broken", "bulkId:ada", "usr_unknown"), postUser("grace")];
    const results = await bulkResults(scimClient({ store }), operations);
    expect(results.map(({ status }) => status)).toEqual(["201", "400", "201"]);
    const groups = await rows(database.db, sql`select id from groups where team_id = ${teamId}`);
    expect(groups).toEqual([]);
    expect(await audited(teamId)).toEqual([{ action: "member.created", count: 2 }]);
  });

  it("works as fast as its answer is read, a hundred people at a time, and stops when nobody reads on", async () => {
    const { teamId, store } = await directoryTeam(database.db);
    const operations = Array.from({ length: 1000 }, (_, index) => postUser(`person-${index}`));
    const pieces = await bulkPieces(store, operations, config);
    await pieces.next();
    expect(await countMembers(teamId)).toBe(0);
    for (const made of [100, 200]) {
      await pieces.next();
      expect(await countMembers(teamId)).toBe(made);
    }
    await pieces.return?.();
    await pieces.next();
    expect(await countMembers(teamId)).toBe(200);
  });
});
