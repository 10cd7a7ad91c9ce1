import { sql } from "drizzle-orm";
import type { Db } from "../../database";
import { rows } from "../../rows";

/** Everything that these tables are made of, in words that do not tell whether they are partitioned. */
export async function catalogOf(db: Db, tables: readonly string[]): Promise<unknown> {
  return Promise.all(tables.map((table) => catalogOfTable(db, table)));
}

async function catalogOfTable(db: Db, table: string): Promise<object> {
  const oid = sql`${`public.${table}`}::regclass`;
  const [columns, constraints, indexes, triggers, statistics, grants] = await Promise.all([
    rows(
      db,
      sql`select a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated,
          a.attcollation::regcollation::text as collation, pg_get_expr(d.adbin, d.adrelid) as value
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where a.attrelid = ${oid} and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    ),
    rows(
      db,
      sql`select conname, contype, pg_get_constraintdef(oid) as definition from pg_constraint
        where conparentid = 0 and (conrelid = ${oid} or confrelid = ${oid}) order by conname, contype`,
    ),
    rows(
      db,
      sql`select replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ') as definition from pg_index
        where indrelid = ${oid} order by 1`,
    ),
    rows(
      db,
      sql`select pg_get_triggerdef(oid) as definition from pg_trigger where tgrelid = ${oid} and not tgisinternal
        order by 1`,
    ),
    rows(
      db,
      sql`select pg_get_statisticsobjdef(oid) as definition from pg_statistic_ext where stxrelid = ${oid} order by 1`,
    ),
    rows(
      db,
      sql`select privilege_type, grantee from information_schema.role_table_grants
        where table_schema = 'public' and table_name = ${table} order by 1, 2`,
    ),
  ]);
  return { table, columns, constraints, indexes, triggers, statistics, grants };
}

/** A fingerprint of what is in each table. */
export async function contentOf(db: Db, tables: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const found = await Promise.all(
    tables.map((table) =>
      rows<{ count: number; hash: string }>(
        db,
        sql`select count(*) as count, md5(string_agg(t::text, ',' order by t::text)) as hash
          from ${sql.identifier(table)} t`,
      ),
    ),
  );
  return Object.fromEntries(tables.map((table, index) => [table, found[index]?.[0]]));
}
