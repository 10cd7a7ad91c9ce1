import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Db, OpenDatabase } from "./database";
import { gatheredStatement } from "./gathered-statement";
import { guardedDb, guardOf } from "./guard";
import { rows } from "./rows";
import { databases } from "./testing/each-database";

class Refused extends Error {}

const planIs = guardOf<"guard_plan">({
  name: "plan",
  condition: ({ guard_plan: plan }) =>
    sql`exists (select 1 from teams gt where gt.id = 'tm_gathered' and gt.plan = ${plan})`,
  refusal: () => new Refused(),
});

interface Found {
  readonly id: string;
  readonly together: number;
}

const parts = {
  shared: ["team", "most"],
  each: ["beginning", "end"],
} as const;

describe.each(databases)("a gathered statement on $name", ({ open }) => {
  let opened: OpenDatabase;
  beforeAll(async () => {
    opened = await open();
    await rows(opened.db, sql`insert into teams (id, name, plan, seats) values ('tm_gathered', 'Gathered', 'free', 1)`);
    await rows(
      opened.db,
      sql`insert into members (team_id, id, document, source)
        select 'tm_gathered', 'usr_' || n, jsonb_build_object('userName', 'user' || n), 'scim' from generate_series(1, 30) n`,
    );
  });
  afterAll(() => opened.close());

  /** How many calls each of the statements was for, in the order in which they were made. */
  let made: number[];
  let find: ReturnType<typeof finder>;
  let names = 0;
  beforeEach(() => {
    made = [];
    names += 1;
    find = finder(`gathered_test_${names}`);
  });

  function finder(name: string) {
    return gatheredStatement<Found, "team" | "most", "beginning" | "end">(name, {
      ...parts,
      build: ({ team, most, beginning, end }) => sql`select m.id, txid_current()::integer as together from members m
        where m.team_id = ${team} and m.id >= ${beginning}::text and m.id <= ${end}::text
        order by m.id desc limit ${most}::integer`,
    });
  }

  const behind = (plan = "free", subject: string | undefined = "key") =>
    guardedDb(opened.db, planIs({ guard_plan: plan }, subject));

  async function people(db: Db, beginning: string, end = beginning, most = 10): Promise<readonly string[]> {
    const found = await find(db, { team: "tm_gathered", most, beginning, end });
    made.push(...found.map(({ together }) => together));
    return found.map(({ id }) => id);
  }

  const statementsMade = () => new Set(made).size;

  it("finds for each of its calls what it finds for one, in its order, and asks once", async () => {
    const found = [
      people(behind(), "usr_1"),
      people(behind(), "usr_20", "usr_29"),
      people(behind(), "nobody"),
      people(behind(), "usr_1"),
    ];
    const twenties = Array.from({ length: 9 }, (_, n) => `usr_${29 - n}`);
    expect(await Promise.all(found)).toEqual([["usr_1"], [...twenties, "usr_20"], [], ["usr_1"]]);
    expect(statementsMade()).toBe(1);
  });

  it("finds nobody for several", async () => {
    expect(await Promise.all([people(behind(), "nobody"), people(behind(), "none")])).toEqual([[], []]);
  });

  it("asks apart for what calls do not agree on", async () => {
    const found = [people(behind(), "usr_20", "usr_29", 2), people(behind(), "usr_20", "usr_29", 1)];
    expect(await Promise.all(found)).toEqual([["usr_29", "usr_28"], ["usr_29"]]);
    expect(statementsMade()).toBe(2);
  });

  it("does not mix keys: one that is refused takes none of the others with it, and gets nothing", async () => {
    const allowed = [people(behind(), "usr_1"), people(behind(), "usr_2")];
    const refused = [people(behind("team", "other"), "usr_1"), people(behind("team", "other"), "usr_2")];
    const settled = await Promise.allSettled([...allowed, ...refused]);
    expect(settled.map((each) => (each.status === "fulfilled" ? each.value : each.reason))).toEqual([
      ["usr_1"],
      ["usr_2"],
      expect.any(Refused),
      expect.any(Refused),
    ]);
  });

  it("tells every call's guard that it held, so that none is asked again", async () => {
    const dbs = [behind(), behind(), behind()];
    await Promise.all(dbs.map((db) => people(db, "usr_1")));
    await rows(opened.db, sql`update teams set plan = 'team' where id = 'tm_gathered'`);
    expect(await Promise.all(dbs.map((db) => people(db, "usr_2")))).toEqual([["usr_2"], ["usr_2"], ["usr_2"]]);
    await expect(people(behind(), "usr_2")).rejects.toBeInstanceOf(Refused);
    await rows(opened.db, sql`update teams set plan = 'free' where id = 'tm_gathered'`);
  });

  it("asks the guard of a call also where that of another was asked for meanwhile", async () => {
    const settled = planIs({ guard_plan: "team" }, "key");
    const pending = people(behind("team"), "usr_1");
    const beside = people(guardedDb(opened.db, settled), "usr_2");
    settled.settle(true);
    await Promise.allSettled([beside]);
    await expect(pending).rejects.toBeInstanceOf(Refused);
  });

  it("is a statement for each call where no key opened the database, and within a transaction", async () => {
    await Promise.all([people(opened.db, "usr_1"), people(opened.db, "usr_2")]);
    expect(statementsMade()).toBe(2);
    const rolledBack = behind().transaction(async (tx) => {
      await rows(tx, sql`update members set id = 'usr_moved' where id = 'usr_1'`);
      expect(await Promise.all([people(tx, "usr_moved"), people(tx, "usr_1")])).toEqual([["usr_moved"], []]);
      throw new Error("undo");
    });
    await expect(rolledBack).rejects.toThrow("undo");
  });

  it("fails only the call that the database refuses", async () => {
    const settled = await Promise.allSettled([people(behind(), "usr_1"), people(behind(), "usr_\0")]);
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  });
});
