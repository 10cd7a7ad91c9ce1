/** Type ids of PostgreSQL (pg_type.oid) whose values the two drivers give in different shapes. */
const INT8 = 20;
const TIMESTAMPTZ = 1184;

export type DriverResult<T> = PgliteResult<T> | PostgresJsResult<T>;

interface PgliteResult<T> {
  readonly rows: T[];
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
}

interface PostgresJsResult<T> extends Array<T> {
  /** Absent for a statement that returns nothing. */
  readonly columns?: readonly { readonly name: string; readonly type: number }[];
}

/** The rows of a result with the same values through both drivers, as `rows` says. */
export function sameRows<T extends object>(result: DriverResult<T>): readonly T[] {
  return Array.isArray(result)
    ? sameValues([...result], result.columns ?? [], ({ type }) => type)
    : sameValues(result.rows, result.fields, ({ dataTypeID }) => dataTypeID);
}

function sameValues<T extends object, Column extends { readonly name: string }>(
  found: readonly T[],
  columns: readonly Column[],
  typeOf: (column: Column) => number,
): readonly T[] {
  for (const column of columns) {
    const convert = CONVERSIONS.get(typeOf(column));
    if (convert === undefined) continue;
    for (const row of found) {
      const value: unknown = Reflect.get(row, column.name);
      if (typeof value === "string" || typeof value === "number" || typeof value === "bigint") {
        Reflect.set(row, column.name, convert(value.toString()));
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
