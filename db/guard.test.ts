import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db, OpenDatabase } from "./database";
import { type GuardState, guardedDb, guardOf } from "./guard";
import { rows } from "./rows";
import { databases } from "./testing/each-database";

class Refused extends Error {}

const nameIs = guardOf<"guard_name">({
  name: "test",
  condition: ({ guard_name: name }) =>
    sql`exists (select 1 from teams gt where gt.id = 'tm_guard' and gt.name = ${name})`,
  refusal: () => new Refused(),
});

describe.each(databases)("a guarded database on $name", ({ open }) => {
  let opened: OpenDatabase;
  let state: GuardState;
  let db: Db;
  beforeAll(async () => {
    opened = await open();
    await rows(opened.db, sql`insert into teams (id, name, plan, seats) values ('tm_guard', 'Guarded', 'free', 1)`);
  });
  afterAll(() => opened.close());
  beforeEach(() => {
    state = nameIs({ guard_name: "Guarded" });
    db = guardedDb(opened.db, state);
  });

  const names = (of: Db) => rows<{ name: string }>(of, sql`select name from teams where id = 'tm_guard'`);

  it("reads where the condition holds, also what there is none of", async () => {
    expect(await names(db)).toMatchObject([{ name: "Guarded" }]);
    expect(state.held).toBe(true);
    const other = guardedDb(opened.db, nameIs({ guard_name: "Guarded" }));
    expect(await rows(other, sql`select name from teams where id = 'nobody'`, { name: "guard_nobody" })).toEqual([]);
  });

  it("keeps the order and the number of rows", async () => {
    const found = await rows<{ n: number }>(db, sql`select n from generate_series(1, 50) n order by n desc limit 20`);
    expect(found.map(({ n }) => n)).toEqual(Array.from({ length: 20 }, (_, index) => 50 - index));
  });

  it("locks rows in a transaction", async () => {
    const locked = db.transaction((tx) => rows(tx, sql`select name from teams where id = 'tm_guard' for update`));
    expect(await locked).toMatchObject([{ name: "Guarded" }]);
  });

  describe("when the condition does not hold", () => {
    beforeEach(() => {
      db = guardedDb(opened.db, nameIs({ guard_name: "Other" }));
    });

    it("refuses to read", async () => {
      await expect(names(db)).rejects.toBeInstanceOf(Refused);
    });

    it("writes nothing, in a transaction or outside", async () => {
      const write = (of: Db) => rows(of, sql`update teams set name = 'Written' where id = 'tm_guard'`);
      await expect(write(db)).rejects.toBeInstanceOf(Refused);
      await expect(db.transaction(async (tx) => write(tx))).rejects.toBeInstanceOf(Refused);
      expect(await names(opened.db)).toEqual([{ name: "Guarded" }]);
    });

    it("refuses the next statement, too", async () => {
      await expect(names(db)).rejects.toBeInstanceOf(Refused);
      await expect(names(db)).rejects.toBeInstanceOf(Refused);
    });
  });

  it("asks once", async () => {
    await names(db);
    await rows(opened.db, sql`update teams set name = 'Renamed' where id = 'tm_guard'`);
    expect(await names(db)).toEqual([{ name: "Renamed" }]);
    await rows(opened.db, sql`update teams set name = 'Guarded' where id = 'tm_guard'`);
  });
});
