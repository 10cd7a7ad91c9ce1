import { type Placeholder, sql } from "drizzle-orm";

/** A value of a statement's parameter. Write the cast in the statement wherever the column does not say the type. */
export type ParameterOf = string | number | boolean | null | readonly string[];

/** A place for each name that is asked for. */
export function placeholders<Name extends string>(): Readonly<Record<Name, Placeholder>> {
  return new Proxy({} as Record<Name, Placeholder>, {
    get: (_target, name) => sql.placeholder(String(name)),
  });
}
