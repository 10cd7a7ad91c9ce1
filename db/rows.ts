import { is, type SQL, StringChunk, sql } from "drizzle-orm";
import { askGuard } from "./ask-guard";
import { compile, runCompiled } from "./compiled-query";
import type { Db } from "./database";
import { type GuardedRow, type GuardState, guardedRead, pendingGuard } from "./guard";

interface RowsOptions {
  /** Runs the query as a prepared statement: for fixed texts on hot paths. The same text must have the same name. */
  readonly name?: string | undefined;
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
  const guard = pendingGuard(db);
  if (guard) return guardedRows(db, guard, query, options);
  return runCompiled<T>(db, compile(query, options.name));
}

/** A read goes out together with the guard's condition; before anything that writes the condition is asked for alone. */
async function guardedRows<T extends object>(
  db: Db,
  guard: GuardState,
  query: SQL,
  { name }: RowsOptions,
): Promise<readonly T[]> {
  if (!isRead(query)) {
    await askGuard(db, guard);
    return runCompiled<T>(db, compile(query, name));
  }
  const guarded = compile(guardedRead(guard.condition, query), name && `${guard.name}_${name}`);
  const found = await runCompiled<T & GuardedRow>(db, guarded, guard.parameters);
  guard.settle(found[0]?.guard_holds === true);
  return found[0]?.guard_found === null ? [] : found;
}

/** Only what begins with `select` can stand inside another statement. */
function isRead({ queryChunks: [first] }: SQL): boolean {
  return is(first, StringChunk) && first.value.join("").trimStart().startsWith("select");
}

/** A parameter for `= any(...)`, `unnest(...)` and columns of type text[]. */
export function textArray(values: readonly string[]): SQL {
  return sql`${sql.param([...values])}::text[]`;
}
