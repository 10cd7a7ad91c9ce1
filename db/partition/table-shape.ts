import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../database";
import { rows } from "../rows";

/** What a table is made of apart from its columns, in statements that make it again. */
export interface TableShape {
  /** All but generated ones. */
  readonly columns: readonly string[];
  /** Primary key and unique constraints. */
  readonly constraints: readonly Named[];
  /** Indexes that belong to no constraint. */
  readonly indexes: readonly string[];
  readonly triggers: readonly string[];
  /** Extended statistics. */
  readonly statistics: readonly string[];
  /** Columns whose statistics are finer or coarser than usual. */
  readonly statisticsTargets: readonly { readonly column: string; readonly target: number }[];
  /** Storage parameters, such as `fillfactor=90`. */
  readonly options: readonly string[];
  readonly grants: readonly string[];
}

interface Named {
  readonly name: string;
  readonly definition: string;
}

export interface ForeignKey extends Named {
  readonly table: string;
}

/** @throws Error when the table has something that would be lost */
export async function tableShape(db: Db, table: string): Promise<TableShape> {
  await refuseUnknown(db, table);
  const [shape] = await rows<TableShape>(
    db,
    sql`select
      ${list(
        sql`to_jsonb(a.attname) order by a.attnum`,
        sql`pg_attribute a where a.attrelid = c.oid and a.attnum > 0
        and not a.attisdropped and a.attgenerated = ''`,
      )} as columns,
      ${list(
        sql`jsonb_build_object('name', k.conname, 'definition', pg_get_constraintdef(k.oid)) order by k.contype, k.conname`,
        sql`pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u')`,
      )} as constraints,
      ${list(
        sql`to_jsonb(pg_get_indexdef(i.indexrelid)) order by i.indexrelid`,
        sql`pg_index i where i.indrelid = c.oid
        and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = c.oid)`,
      )} as indexes,
      ${list(
        sql`to_jsonb(pg_get_triggerdef(t.oid)) order by t.tgname`,
        sql`pg_trigger t where t.tgrelid = c.oid
        and not t.tgisinternal`,
      )} as triggers,
      ${list(
        sql`to_jsonb(pg_get_statisticsobjdef(s.oid)) order by s.stxname`,
        sql`pg_statistic_ext s
        where s.stxrelid = c.oid`,
      )} as statistics,
      ${list(
        sql`jsonb_build_object('column', a.attname, 'target', a.attstattarget)`,
        sql`pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attstattarget >= 0`,
      )} as "statisticsTargets",
      coalesce(to_jsonb(c.reloptions), '[]') as options,
      ${list(
        sql`to_jsonb(format('grant %s on public.%I to %s%s', p.privilege_type, c.relname,
          case p.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(p.grantee)) end,
          case when p.is_grantable then ' with grant option' else '' end))`,
        sql`aclexplode(c.relacl) p where p.grantee <> c.relowner`,
      )} as grants
      from pg_class c where c.oid = ${`public.${table}`}::regclass`,
  );
  if (shape === undefined) throw new Error(`There is no table ${table}.`);
  return shape;
}

/** The foreign keys of these tables, and those that lead to them. */
export function foreignKeysOf(db: Db, tables: readonly string[]): Promise<readonly ForeignKey[]> {
  const named = sql.join(
    tables.map((table) => sql`${`public.${table}`}::regclass`),
    sql`, `,
  );
  return rows<ForeignKey>(
    db,
    sql`select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
      from pg_constraint
      where contype = 'f' and conparentid = 0 and (conrelid in (${named}) or confrelid in (${named}))
      order by conname`,
  );
}

/** What `from` has, as a list of JSON. */
function list(element: SQL, from: SQL): SQL {
  return sql`(select coalesce(jsonb_agg(${element}), '[]') from ${from})`;
}

/** What we never make, and would be lost. */
async function refuseUnknown(db: Db, table: string): Promise<void> {
  const found = await rows<{ what: string }>(
    db,
    sql`with c as (select ${`public.${table}`}::regclass as oid)
      select 'row security policies' as what from pg_policy, c where polrelid = c.oid
      union all select 'rules' from pg_rewrite, c where ev_class = c.oid
      union all select 'identity columns' from pg_attribute, c where attrelid = c.oid and attidentity <> ''
      union all select 'another owner than ' || current_user from pg_class, c
        where pg_class.oid = c.oid and relowner <> current_user::regrole
      union all select 'tables that inherit from it' from pg_inherits, c where inhparent = c.oid
      union all select 'constraints of a kind that partitions do not have' from pg_constraint, c
        where conrelid = c.oid and contype in ('x', 't')
      union all select 'triggers that are not enabled as usual' from pg_trigger, c
        where tgrelid = c.oid and not tgisinternal and tgenabled <> 'O'`,
  );
  const [first] = found;
  if (first) throw new Error(`The table ${table} has ${first.what}: that would be lost, so nothing was changed.`);
}
