import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenDatabase } from "./database";
import { rows } from "./rows";
import { SHARED_TABLES, SMALL_TEAM_TABLES } from "./team-tables";
import { freshPostgres } from "./testing/postgres";

interface TableKeys {
  readonly name: string;
  readonly columns: readonly string[];
  readonly primary: readonly string[];
  readonly unique: readonly { readonly name: string; readonly columns: readonly string[] }[];
  readonly foreign: readonly {
    readonly name: string;
    readonly columns: readonly string[];
    readonly to: string;
    readonly toColumns: readonly string[];
  }[];
}

const columnNames = (relation: string, numbers: string) =>
  sql.raw(`(select jsonb_agg(a.attname order by n.place)
    from unnest(${numbers}) with ordinality n(number, place)
    join pg_attribute a on a.attrelid = ${relation} and a.attnum = n.number)`);

const KEYS = sql`select c.relname as name,
    (select jsonb_agg(attname) from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select ${columnNames("c.oid", "i.indkey")} from pg_index i where i.indrelid = c.oid and i.indisprimary) as primary,
    (select coalesce(jsonb_agg(jsonb_build_object('name', i.indexrelid::regclass::text,
        'columns', ${columnNames("c.oid", "i.indkey")})), '[]')
      from pg_index i where i.indrelid = c.oid and i.indisunique) as unique,
    (select coalesce(jsonb_agg(jsonb_build_object('name', k.conname, 'columns', ${columnNames("c.oid", "k.conkey")},
        'to', k.confrelid::regclass::text, 'toColumns', ${columnNames("k.confrelid", "k.confkey")})), '[]')
      from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.conparentid = 0) as foreign
  from pg_class c
  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
  order by c.relname`;

describe("the tables can be distributed by team", () => {
  let open: OpenDatabase;
  let tables: readonly TableKeys[];
  const isShared = (table: string) => Object.hasOwn(SHARED_TABLES, table);
  const ofTeams = () => tables.filter(({ name }) => !isShared(name));
  beforeAll(async () => {
    open = await freshPostgres();
    tables = await rows<TableKeys>(open.db, KEYS);
  });
  afterAll(() => open.close());

  it("every table has team_id, but for those of all teams, which are there", () => {
    expect(ofTeams().filter(({ columns }) => !columns.includes("team_id"))).toEqual([]);
    expect(ofTeams().length).toBeGreaterThan(15);
    const known = tables.map(({ name }) => name);
    expect(known).toEqual(expect.arrayContaining([...Object.keys(SHARED_TABLES), ...Object.keys(SMALL_TEAM_TABLES)]));
  });

  it("the primary key of a team's table begins with team_id, and every unique index holds it", () => {
    expect(ofTeams().filter(({ primary }) => primary[0] !== "team_id")).toEqual([]);
    const unique = ofTeams().flatMap((table) => table.unique);
    expect(unique.length).toBeGreaterThan(ofTeams().length);
    expect(unique.filter(({ columns }) => !columns.includes("team_id"))).toEqual([]);
  });

  it("every foreign key of a team's table holds team_id on both sides, or leads to a table of all teams", () => {
    const foreign = ofTeams().flatMap((table) => table.foreign);
    const breaches = foreign.filter(({ columns, to, toColumns }) => {
      const place = toColumns.indexOf("team_id");
      return !isShared(to) && (place < 0 || columns[place] !== "team_id");
    });
    expect(foreign.length).toBeGreaterThan(15);
    expect(breaches).toEqual([]);
  });

  it("a table of all teams refers to none of a team's", () => {
    const foreign = tables.filter(({ name }) => isShared(name)).flatMap((table) => table.foreign);
    expect(foreign.filter(({ to }) => !isShared(to))).toEqual([]);
  });
});
