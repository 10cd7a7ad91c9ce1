import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "@/db/database";
import { rows } from "@/db/rows";
import { databases } from "@/db/testing/each-database";
import { idGenerator } from "@/lib/ids";
import { type BoundFilter, userResourceType } from "@/scim";
import { filterOf, listOf } from "@/scim/testing/contract-subject";
import { takenSeatsSql, totalSql } from "./resource-counts";
import { type DirectoryTeam, directoryTeam } from "./testing/directory-team";

const PEOPLE = 3_000;

/** Some in one second, some in one hour, some years apart: every level of the counts has more than one block. */
function idsOverTime(): readonly string[] {
  let at = Date.UTC(2020, 0, 1);
  const newId = idGenerator(
    () => at,
    (count) => new Uint8Array(count).fill(7),
  );
  return Array.from({ length: PEOPLE }, (_, n) => {
    at += n % 700 === 0 ? 90 * 86_400_000 : n % 50 === 0 ? 1_000_000 : n % 9;
    return newId("usr");
  });
}

describe.each(databases)("the counts of a team on $name", ({ open }) => {
  let opened: OpenDatabase;
  let team: DirectoryTeam;
  let other: DirectoryTeam;
  const inOrder = async () => {
    const query = sql`select id from members where team_id = ${team.teamId} order by id`;
    return (await rows<{ id: string }>(opened.db, query)).map(({ id }) => id);
  };
  const page = async (startIndex: number, count = 7, filter?: BoundFilter) => {
    const { totalResults, resources } = await listOf(team.store, userResourceType, {
      page: { kind: "index", startIndex },
      count,
      filter,
    });
    return { totalResults, ids: resources.map(({ id }) => id) };
  };
  const counted = async (of: ReturnType<typeof sql>) =>
    (await rows<{ n: number }>(opened.db, sql`select ${of} as n`))[0]?.n;
  const expectTrue = async () => {
    const { teamId } = team;
    expect([await counted(totalSql(teamId, "User")), await counted(takenSeatsSql(teamId))]).toEqual([
      await counted(sql`(select count(*)::integer from members where team_id = ${teamId})`),
      await counted(sql`(select count(*)::integer from members where team_id = ${teamId} and active)`),
    ]);
  };

  beforeAll(async () => {
    opened = await open();
    [team, other] = [await directoryTeam(opened.db), await directoryTeam(opened.db)];
    for (const { teamId } of [team, other]) {
      await rows(
        opened.db,
        sql`insert into members (team_id, id, document, source)
          select ${teamId}::text, id, jsonb_build_object('userName', id, 'active', position % 3 <> 0), 'scim'
          from jsonb_array_elements_text(${JSON.stringify(idsOverTime())}::jsonb) with ordinality as p(id, position)`,
      );
    }
  });
  afterAll(() => opened.close());

  it("find the same page as skipping does, wherever it begins", async () => {
    const ids = await inOrder();
    for (const skipped of [
      0,
      1,
      999,
      1_000,
      1_001,
      1_399,
      1_400,
      1_401,
      2_047,
      2_500,
      ids.length - 1,
      ids.length,
      9_999,
    ]) {
      expect([skipped, await page(skipped + 1)]).toEqual([
        skipped,
        { totalResults: ids.length, ids: ids.slice(skipped, skipped + 7) },
      ]);
    }
  });

  it("a beginning of userName that a few have, or all, finds them", async () => {
    const ids = await inOrder();
    for (const beginning of ["usr_", ids[0]?.slice(0, 9) ?? "", ids[1_400]?.slice(0, 11) ?? ""]) {
      const found = ids.filter((id) => id.startsWith(beginning));
      const filter = filterOf(userResourceType, `userName sw "${beginning}"`);
      expect(await page(5, 7, filter)).toEqual({ totalResults: found.length, ids: found.slice(4, 11) });
    }
  });

  it("stay true when people go, come back and are deactivated, many at once or one by one", async () => {
    await expectTrue();
    const { teamId } = team;
    await rows(
      opened.db,
      sql`delete from members where team_id = ${teamId} and id in (
      select id from members where team_id = ${teamId} order by md5(id) limit 600)`,
    );
    await expectTrue();
    await rows(
      opened.db,
      sql`update members set document = document || '{"active": false}'
      where team_id = ${teamId} and id in (select id from members where team_id = ${teamId} order by md5(id) limit 500)`,
    );
    await expectTrue();
    await rows(opened.db, sql`update members set document = document || '{"title": "x"}' where team_id = ${teamId}`);
    await expectTrue();
    const ids = await inOrder();
    expect((await page(1_801)).ids).toEqual(ids.slice(1_800, 1_807));
  });

  it("of a change that is undone are undone with it", async () => {
    const before = await counted(totalSql(team.teamId, "User"));
    const undone = opened.db.transaction(async (tx) => {
      await rows(tx, sql`delete from members where team_id = ${team.teamId}`);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await counted(totalSql(team.teamId, "User"))).toBe(before);
  });

  it("of groups are theirs", async () => {
    await team.store.groups.create({ document: { schemas: [], displayName: "One" } });
    const { id } = await team.store.groups.create({ document: { schemas: [], displayName: "Two" } });
    await team.store.groups.remove(id, {});
    expect(await counted(totalSql(team.teamId, "Group"))).toBe(1);
  });

  it("go with their team, and no other's", async () => {
    await rows(opened.db, sql`delete from teams where id = ${team.teamId}`);
    expect(await rows(opened.db, sql`select 1 from resource_counts where team_id = ${team.teamId}`)).toEqual([]);
    expect(await counted(totalSql(other.teamId, "User"))).toBeGreaterThanOrEqual(PEOPLE);
  });
});
