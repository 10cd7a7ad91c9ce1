import type { SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Db } from "./database";
import { type DriverResult, sameRows } from "./driver-rows";
import type { ParameterOf } from "./parameters";

const dialect = new PgDialect();

/** A query as text, with its parameters in order, some of them places for values. */
export interface CompiledQuery {
  readonly sql: string;
  readonly params: unknown[];
  /** Prepared on each connection under this name; unprepared without it. */
  readonly name: string | undefined;
}

export function compile(query: SQL, name: string | undefined): CompiledQuery {
  const { sql, params } = dialect.sqlToQuery(query);
  return { sql, params, name };
}

/** Runs it with these values in its places. Throws DrizzleQueryError. */
export async function runCompiled<T extends object>(
  db: Db,
  { sql, params, name }: CompiledQuery,
  values: Readonly<Record<string, ParameterOf>> = {},
): Promise<readonly T[]> {
  const prepared = db._.session.prepareQuery<{ execute: DriverResult<T>; all: unknown; values: unknown }>(
    { sql, params },
    undefined,
    name,
    false,
  );
  return sameRows(await prepared.execute(values));
}
