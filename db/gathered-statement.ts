import { type Placeholder, type SQL, sql } from "drizzle-orm";
import type { Db } from "./database";
import { gatherByKey } from "./gather-by-key";
import { type ParameterOf, unplanned } from "./parameters";
import { type Statement, statement } from "./statement";

/** A place for a value: a parameter or, where many calls are one statement, a column. */
export type Place = Placeholder | SQL;

export interface GatheredParts<Shared extends string, Each extends string> {
  /** Parameters that calls must agree on to be done together. */
  readonly shared: readonly Shared[];
  /** Texts that differ from call to call. */
  readonly each: readonly Each[];
  /** Makes a `select` from a place for each parameter. */
  readonly build: (places: Readonly<Record<Shared, Placeholder> & Record<Each, Place>>) => SQL;
}

type Parameters<Shared extends string, Each extends string> = Readonly<
  Record<Shared, ParameterOf> & Record<Each, string>
>;

export type GatheredStatement<T extends object, Shared extends string, Each extends string> = (
  db: Db,
  parameters: Parameters<Shared, Each>,
) => Promise<readonly T[]>;

interface Call<Shared extends string, Each extends string> {
  readonly db: Db;
  readonly parameters: Parameters<Shared, Each>;
}

type Numbered<T> = T & { readonly gathered_by: number };

/**
 * A read for hot paths, as `statement`. What requests of one key ask at the same time is asked in one round trip
 * (`gatherByKey`).
 * @param name of the prepared statements
 */
export function gatheredStatement<T extends object, Shared extends string, Each extends string>(
  name: string,
  parts: GatheredParts<Shared, Each>,
): GatheredStatement<T, Shared, Each> {
  type Name = Shared | Each;
  const { shared, each, build } = parts;
  const single = statement<T, Name>(name, (places) =>
    build(placesOf(parts, places, (value) => unplanned(places[value]))),
  );
  const many: Statement<Numbered<T>, Name> = statement(`${name}_many`, (places) => manySql(parts, places));
  const gathered = gatherByKey<Call<Shared, Each>, readonly T[]>({
    alone: ({ db, parameters }) => single(db, parameters),
    async together(db, calls) {
      const lists = each.map((place) => [place, calls.map(({ parameters }) => parameters[place])]);
      const found = await many(db, { ...calls[0]?.parameters, ...Object.fromEntries(lists) });
      const results = calls.map((): T[] => []);
      for (const row of found) results[row.gathered_by - 1]?.push(row);
      return results;
    },
    kind: "read",
    agreed: ({ parameters }) => shared.map((place) => parameters[place]).join("\n"),
  });
  return (db, parameters) => gathered({ db, parameters });
}

/** The read for each row `w` of values, what it finds numbered by the call that it is for. */
function manySql<Shared extends string, Each extends string>(
  parts: GatheredParts<Shared, Each>,
  places: Readonly<Record<Shared | Each, Placeholder>>,
): SQL {
  const { each, build } = parts;
  const arrays = each.map((name) => unplanned(places[name], "text[]"));
  const names = [...each, "n"].map((name) => sql.identifier(name));
  const columns = placesOf(parts, places, (name) => sql`w.${sql.identifier(name)}`);
  return sql`select w.n::integer as gathered_by, found.*
    from unnest(${sql.join(arrays, sql`, `)}) with ordinality as w(${sql.join(names, sql`, `)})
    cross join lateral (select * from (${build(columns)}) one offset 0) found`;
}

function placesOf<Shared extends string, Each extends string>(
  { shared, each }: GatheredParts<Shared, Each>,
  places: Readonly<Record<Shared | Each, Placeholder>>,
  placeOf: (name: Each) => SQL,
): Readonly<Record<Shared, Placeholder> & Record<Each, Place>> {
  return Object.fromEntries([
    ...shared.map((name) => [name, places[name]]),
    ...each.map((name) => [name, placeOf(name)]),
  ]);
}
