import { sql } from "drizzle-orm";
import type { Db } from "../database";
import { rows } from "../rows";
import { PARTITION_SCHEMA_PREFIX } from "./partition-schemas";

/**
 * Brings the partitions in line with their tables, where PostgreSQL does not do so by itself: after partitioning, and
 * after each migration. Does nothing where there are no partitions.
 */
export async function finishPartitions(db: Db): Promise<void> {
  await nameIndexes(db);
  await copyStatementTriggers(db);
}

/**
 * Gives each index of a partition the name of the whole table's: an error names the index of the partition, and whoever
 * reads it knows the table's. PostgreSQL makes up another name when an index is added.
 */
async function nameIndexes(db: Db): Promise<void> {
  const misnamed = await rows<{ schema: string; index: string; name: string }>(
    db,
    sql`select n.nspname as schema, part.relname as index, whole.relname as name
      from pg_inherits i
      join pg_class part on part.oid = i.inhrelid and part.relkind = 'i'
      join pg_class whole on whole.oid = i.inhparent
      join pg_namespace n on n.oid = part.relnamespace
      where starts_with(n.nspname, ${PARTITION_SCHEMA_PREFIX}) and part.relname <> whole.relname`,
  );
  for (const { schema, index, name } of misnamed) {
    const present = sql`${sql.identifier(schema)}.${sql.identifier(index)}`;
    await db.execute(sql`alter index ${present} rename to ${sql.identifier(name)}`);
  }
}

interface PartitionTriggers {
  readonly schema: string;
  readonly table: string;
  /** Definitions by name, of the whole table. */
  readonly wanted: Readonly<Record<string, string>> | null;
  readonly present: Readonly<Record<string, string>> | null;
}

/** A trigger of a statement guards the table that the statement names: each partition needs one of its own. */
async function copyStatementTriggers(db: Db): Promise<void> {
  const triggersOf = (oid: string) => sql`(
    select jsonb_object_agg(t.tgname, pg_get_triggerdef(t.oid)) from pg_trigger t
    where t.tgrelid = ${sql.raw(oid)} and not t.tgisinternal and t.tgtype & 1 = 0)`;
  const partitions = await rows<PartitionTriggers>(
    db,
    sql`select n.nspname as schema, part.relname as table, ${triggersOf("i.inhparent")} as wanted,
        ${triggersOf("i.inhrelid")} as present
      from pg_inherits i
      join pg_class part on part.oid = i.inhrelid and part.relkind = 'r'
      join pg_namespace n on n.oid = part.relnamespace
      where starts_with(n.nspname, ${PARTITION_SCHEMA_PREFIX})`,
  );
  for (const { schema, table, wanted, present } of partitions) {
    const copies = new Map(
      Object.entries(wanted ?? {}).map(([name, text]) => [name, onPartition(text, table, schema)] as const),
    );
    const stale = Object.entries(present ?? {}).filter(([name, text]) => copies.get(name) !== text);
    for (const [name] of stale) {
      const on = sql`${sql.identifier(schema)}.${sql.identifier(table)}`;
      await db.execute(sql`drop trigger ${sql.identifier(name)} on ${on}`);
    }
    const kept = new Set(Object.keys(present ?? {}).filter((name) => !stale.some(([other]) => other === name)));
    for (const [name, text] of copies) if (!kept.has(name)) await db.execute(sql.raw(text));
  }
}

function onPartition(definition: string, table: string, schema: string): string {
  return definition.replace(` ON public.${table} `, ` ON ${schema}.${table} `);
}
