import { type Placeholder, type SQL, sql } from "drizzle-orm";

/** A value of a statement's parameter. Write the cast in the statement wherever the column does not say the type. */
export type ParameterOf = string | number | boolean | null | readonly string[];

/** A place for each name that is asked for. */
export function placeholders<Name extends string>(): Readonly<Record<Name, Placeholder>> {
  return new Proxy({} as Record<Name, Placeholder>, {
    get: (_target, name) => sql.placeholder(String(name)),
  });
}

/**
 * A value that the planner does not know when it plans: a plan that is made for one value, or for as few as there are,
 * seems better than the one for any, so that the statement would be planned at each call.
 */
export function unplanned(place: Placeholder, type: "text" | "text[]" = "text"): SQL {
  return sql`(select ${place}::${sql.raw(type)})`;
}
