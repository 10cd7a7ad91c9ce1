import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "./database";
import { rows, textArray } from "./rows";
import { teams } from "./schema/tables";
import { databases } from "./testing/each-database";

describe.each(databases)("rows on $name", ({ open }) => {
  let opened: OpenDatabase;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  it("gives the same values through both drivers", async () => {
    const query = sql`select 'é'::text as text, 5 as int, 1.5::float8 as float, 1.50::numeric as numeric, true as bool,
      '{"a":[1,null]}'::jsonb as jsonb, '"s"'::jsonb as jsonb_string, '2026-11-24T15:16:21.123Z'::timestamptz(3) as at,
      '1999-12-31 23:00:00-01'::timestamptz as whole, array['a', 'b"'] as list, '{}'::text[] as empty,
      null::text as nothing, null::timestamptz as never, 9007199254740993::bigint as big,
      (select count(*) from teams) as total, '2026-11-24'::date as day`;
    expect(await rows(opened.db, query)).toStrictEqual([
      {
        text: "é",
        int: 5,
        float: 1.5,
        numeric: "1.50",
        bool: true,
        jsonb: { a: [1, null] },
        jsonb_string: "s",
        at: new Date("2026-11-24T15:16:21.123Z"),
        whole: new Date("2000-01-01T00:00:00Z"),
        list: ["a", 'b"'],
        empty: [],
        nothing: null,
        never: null,
        big: 9007199254740993n,
        total: 0,
        day: "2026-11-24",
      },
    ]);
  });

  it.each([{}, { name: "parameters" }])("takes each kind of parameter, with the options %j", async (options) => {
    const words = ["a", 'b,"c\\', "{}", "", "null", "é"];
    const document = { list: [1, "zwei"], none: null };
    const query = sql`select ${"x"}::text as text, ${7}::integer as int, ${true}::boolean as bool, ${null}::text as nothing,
      ${"2026-11-24T15:16:21.123Z"}::timestamptz as at, ${JSON.stringify(document)}::jsonb as jsonb,
      ${textArray(words)} as list, ${textArray([])} as empty, 'é' = any(${textArray(words)}) as found`;
    for (let run = 0; run < 2; run++) {
      expect(await rows(opened.db, query, options)).toStrictEqual([
        {
          text: "x",
          int: 7,
          bool: true,
          nothing: null,
          at: new Date("2026-11-24T15:16:21.123Z"),
          jsonb: document,
          list: words,
          empty: [],
          found: true,
        },
      ]);
    }
  });

  it("takes a jsonb parameter that is itself a JSON string", async () => {
    const query = sql`select ${JSON.stringify("text")}::jsonb as value`;
    expect(await rows(opened.db, query)).toStrictEqual([{ value: "text" }]);
  });

  it("runs inside a transaction, and is undone with it", async () => {
    const insert = (id: string) =>
      sql`insert into teams (id, name, plan, seats) values (${id}, 'T', 'team', ${3}) returning id, seats`;
    const undone = opened.db.transaction(async (tx) => {
      expect(await rows(tx, insert("tm_undone"), { name: "insert" })).toStrictEqual([{ id: "tm_undone", seats: 3 }]);
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    await opened.db.transaction((tx) =>
      tx.transaction((nested) => rows(nested, insert("tm_kept"), { name: "insert" })),
    );
    expect(await opened.db.select({ id: teams.id }).from(teams)).toStrictEqual([{ id: "tm_kept" }]);
  });

  it("gives no rows for a statement that finds none", async () => {
    expect(await rows(opened.db, sql`select id from teams where id = ${"tm_none"}`)).toStrictEqual([]);
    expect(await rows(opened.db, sql`update teams set seats = 1 where id = ${"tm_none"}`)).toStrictEqual([]);
  });

  it("leaves drizzle's own queries their types", async () => {
    await opened.db.insert(teams).values({ id: "tm_own", name: "Own", plan: "team", seats: 1 });
    const [team] = await opened.db.select().from(teams).where(eq(teams.id, "tm_own"));
    expect(team?.createdAt).toBeInstanceOf(Date);
  });
});
