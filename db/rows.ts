import { type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Db } from "./database";

const dialect = new PgDialect();

/** Type ids of PostgreSQL (pg_type.oid) whose values the two drivers give in different shapes. */
const INT8 = 20;
const TIMESTAMPTZ = 1184;

interface RowsOptions {
  /** Runs the query as a prepared statement: for fixed texts on hot paths. The same text must have the same name. */
  readonly name?: string;
}

/**
 * Runs one statement and gives its rows, in a transaction or outside, with the same values through both drivers:
 * text, uuid, numeric, date: string · int4, float8, int8: number (int8 beyond 2^53: bigint) · bool: boolean ·
 * json, jsonb: the parsed value · timestamptz: Date · text[] without nulls: string[] · null: null.
 *
 * Parameters: string; `${1}::integer`, `${true}::boolean`, null; `${date.toISOString()}::timestamptz`;
 * `${JSON.stringify(value)}::jsonb`; `textArray(values)`. Write the cast wherever the column does not say the type.
 * @param T the shape of a row; nothing checks it
 * @throws DrizzleQueryError; `uniqueViolation` and `foreignKeyViolation` of db/errors.ts read it
 */
export async function rows<T extends object>(db: Db, query: SQL, options: RowsOptions = {}): Promise<readonly T[]> {
  const prepared = db._.session.prepareQuery<{ execute: DriverResult<T>; all: unknown; values: unknown }>(
    dialect.sqlToQuery(query),
    undefined,
    options.name,
    false,
  );
  const result = await prepared.execute();
  return Array.isArray(result)
    ? sameValues([...result], new Map(result.columns?.map(({ name, type }) => [name, type])))
    : sameValues(result.rows, new Map(result.fields.map(({ name, dataTypeID }) => [name, dataTypeID])));
}

/** A parameter for `= any(...)`, `unnest(...)` and columns of type text[]. */
export function textArray(values: readonly string[]): SQL {
  return sql`${sql.param([...values])}::text[]`;
}

type DriverResult<T> = PgliteResult<T> | PostgresJsResult<T>;

interface PgliteResult<T> {
  readonly rows: T[];
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
}

interface PostgresJsResult<T> extends Array<T> {
  /** Absent for a statement that returns nothing. */
  readonly columns?: readonly { readonly name: string; readonly type: number }[];
}

function sameValues<T extends object>(found: readonly T[], typeByColumn: ReadonlyMap<string, number>): readonly T[] {
  for (const [column, type] of typeByColumn) {
    const convert = CONVERSIONS.get(type);
    if (convert === undefined) continue;
    for (const row of found) {
      const value: unknown = Reflect.get(row, column);
      if (typeof value === "string" || typeof value === "number" || typeof value === "bigint") {
        Reflect.set(row, column, convert(value.toString()));
      }
    }
  }
  return found;
}

const CONVERSIONS: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [INT8, integerOf],
  [TIMESTAMPTZ, instantOf],
]);

function integerOf(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}

/** `2026-11-24 15:16:21.123+00`, as the server prints it in DateStyle ISO and time zone UTC. */
function instantOf(text: string): Date {
  return new Date(text.replace(" ", "T").replace(/\+00$/, "Z"));
}
