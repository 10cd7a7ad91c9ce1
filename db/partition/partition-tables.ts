import { type SQL, sql } from "drizzle-orm";
import type { Db, OnProgress, Tx } from "../database";
import { changeTables } from "../migrate";
import { rows } from "../rows";
import { SHARED_TABLES, SMALL_TEAM_TABLES } from "../team-tables";
import { finishPartitions } from "./finish-partitions";
import { partitionSchema } from "./partition-schemas";
import { foreignKeysOf, type TableShape, tableShape } from "./table-shape";

export const PARTITIONS_MAX = 256;

interface PartitionOptions {
  /** Into how many partitions each table goes, 1 to `PARTITIONS_MAX`. */
  readonly partitions: number;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Turns the large tables of teams of a PostgreSQL database into ones that are hash-partitioned by `team_id`, with
 * everything that they have, in one transaction. A table that is partitioned stays as it is. Gives the names of those
 * that were turned.
 * @throws Error when a table has something that would be lost; then nothing was changed
 */
export function partitionTables(db: Db, { partitions, onProgress }: PartitionOptions): Promise<readonly string[]> {
  return changeTables(db, onProgress, async (tx) => {
    await tx.execute(sql`set local search_path to public`);
    const tables = await wholeLargeTables(tx);
    if (tables.length === 0) return tables;
    for (let remainder = 0; remainder < partitions; remainder++) {
      await tx.execute(sql`create schema if not exists ${sql.identifier(partitionSchema(remainder))}`);
    }
    await tx.execute(sql`lock table ${sql.join(tables.map(inPublic), sql`, `)} in access exclusive mode`);
    const foreignKeys = await foreignKeysOf(tx, tables);
    for (const { table, name } of foreignKeys) {
      await tx.execute(sql`alter table ${inPublic(table)} drop constraint ${sql.identifier(name)}`);
    }
    for (const table of tables) {
      onProgress?.(`Moving ${table} into ${partitions} partitions`);
      await partitionTable(tx, table, partitions);
    }
    onProgress?.("Joining the tables again");
    for (const { table, name, definition } of foreignKeys) {
      await tx.execute(
        sql`alter table ${inPublic(table)} add constraint ${sql.identifier(name)} ${sql.raw(definition)}`,
      );
    }
    await finishPartitions(tx);
    onProgress?.("Counting what is in the partitions");
    for (const table of tables) await tx.execute(sql`analyze ${inPublic(table)}`);
    return tables;
  });
}

/** Tables of teams that are neither small nor partitioned. */
async function wholeLargeTables(tx: Tx): Promise<readonly string[]> {
  const found = await rows<{ name: string }>(
    tx,
    sql`select c.relname as name from pg_class c
      join pg_index i on i.indrelid = c.oid and i.indisprimary
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] and a.attname = 'team_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      order by c.relname`,
  );
  const kept = new Set([...Object.keys(SHARED_TABLES), ...Object.keys(SMALL_TEAM_TABLES)]);
  return found.map(({ name }) => name).filter((name) => !kept.has(name));
}

/** The same table again, empty and partitioned; what was in it; then, on all that, its indexes and triggers. */
async function partitionTable(tx: Tx, table: string, partitions: number): Promise<void> {
  const shape = await tableShape(tx, table);
  const whole = `${table}_whole`;
  await tx.execute(sql`alter table ${inPublic(table)} rename to ${sql.identifier(whole)}`);
  await tx.execute(
    sql`create table ${inPublic(table)} (like ${inPublic(whole)} including all excluding indexes excluding statistics)
      partition by hash (team_id)`,
  );
  await makePartitions(tx, table, shape, partitions);
  const columns = sql.join(shape.columns.map(sql.identifier), sql`, `);
  await tx.execute(sql`insert into ${inPublic(table)} (${columns}) select ${columns} from ${inPublic(whole)}`);
  await tx.execute(sql`drop table ${inPublic(whole)}`);
  for (const { name, definition } of shape.constraints) {
    await tx.execute(sql`alter table ${inPublic(table)} add constraint ${sql.identifier(name)} ${sql.raw(definition)}`);
  }
  for (const { column, target } of shape.statisticsTargets) {
    await tx.execute(
      sql`alter table ${inPublic(table)} alter ${sql.identifier(column)} set statistics ${sql.raw(String(target))}`,
    );
  }
  const statements = [...shape.indexes, ...shape.statistics, ...shape.triggers, ...shape.grants];
  for (const statement of statements) await tx.execute(sql.raw(statement));
}

async function makePartitions(tx: Tx, table: string, { options }: TableShape, partitions: number): Promise<void> {
  const storage = options.length === 0 ? "" : `with (${options.join(", ")})`;
  for (let remainder = 0; remainder < partitions; remainder++) {
    const partition = sql`${sql.identifier(partitionSchema(remainder))}.${sql.identifier(table)}`;
    const share = sql.raw(`with (modulus ${partitions}, remainder ${remainder}) ${storage}`);
    await tx.execute(sql`create table ${partition} partition of ${inPublic(table)} for values ${share}`);
  }
}

function inPublic(table: string): SQL {
  return sql`public.${sql.identifier(table)}`;
}
