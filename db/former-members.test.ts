import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "./database";
import { rows } from "./rows";
import { databases } from "./testing/each-database";

describe.each(databases)("former members on $name", ({ open }) => {
  let opened: OpenDatabase;
  beforeAll(async () => {
    opened = await open();
    await run(sql`insert into accounts (id, email, name)
      values ('acc_1', 'ada@x.example', 'Ada'), ('acc_2', 'bo@x.example', 'Bo')`);
    await run(
      sql`insert into teams (id, name, plan, seats) values ('tm_1', 'One', 'free', 5), ('tm_2', 'Two', 'free', 5)`,
    );
    await run(sql`insert into members (team_id, id, account_id, document, source)
      values ('tm_1', 'usr_1', 'acc_1', '{"userName": "ada"}', 'scim'),
        ('tm_1', 'usr_2', 'acc_2', '{"userName": "bo"}', 'scim'),
        ('tm_1', 'usr_3', null, '{"userName": "cy"}', 'scim'),
        ('tm_2', 'usr_4', 'acc_1', '{"userName": "ada"}', 'scim')`);
  });
  afterAll(() => opened.close());

  function run(statement: ReturnType<typeof sql>) {
    return rows(opened.db, statement);
  }

  function former() {
    return run(sql`select team_id, account_id from former_members order by team_id, account_id`);
  }

  it("are remembered by their account, whatever removes them", async () => {
    await run(sql`delete from members where team_id = 'tm_1' and id in ('usr_1', 'usr_3')`);
    expect(await former()).toEqual([{ team_id: "tm_1", account_id: "acc_1" }]);
  });

  it("who are removed again are remembered once", async () => {
    await run(sql`insert into members (team_id, id, account_id, document, source)
      values ('tm_1', 'usr_5', 'acc_1', '{"userName": "ada"}', 'scim')`);
    await run(sql`delete from members where team_id = 'tm_1' and id = 'usr_5'`);
    expect(await former()).toHaveLength(1);
  });

  it("are forgotten with their team", async () => {
    await run(sql`delete from teams`);
    expect(await former()).toEqual([]);
  });
});
