import { type Placeholder, type SQL, sql } from "drizzle-orm";
import { askGuard } from "./ask-guard";
import { type CompiledQuery, compile, runCompiled } from "./compiled-query";
import type { Db } from "./database";
import { type GuardedRow, type GuardState, guardedRead, pendingGuard } from "./guard";
import { type ParameterOf, placeholders } from "./parameters";

/** Runs a statement whose text is made once. */
export type Statement<T extends object, Name extends string> = (
  db: Db,
  parameters: Readonly<Record<Name, ParameterOf>>,
) => Promise<readonly T[]>;

/**
 * A read for hot paths: its text is built at the first call and then only filled with parameters, prepared on each
 * connection under its name, and with the condition of a guard one statement. Values and errors as with `rows`.
 * @param build makes a `select` from a place for each parameter
 */
export function statement<T extends object, Name extends string>(
  name: string,
  build: (parameters: Readonly<Record<Name, Placeholder>>) => SQL,
): Statement<T, Name> {
  let plain: CompiledQuery | undefined;
  const guarded = new Map<string, CompiledQuery>();
  const read = () => build(placeholders<Name>());
  const behind = ({ name: guard, condition }: GuardState) => {
    const made = compile(guardedRead(condition, read()), `${guard}_${name}`);
    guarded.set(guard, made);
    return made;
  };
  return async (db, parameters) => {
    const guard = pendingGuard(db);
    if (guard === undefined) {
      plain ??= compile(read(), name);
      return runCompiled<T>(db, plain, parameters);
    }
    const all = { ...parameters, ...guard.parameters };
    const found = await runCompiled<T & GuardedRow>(db, guarded.get(guard.name) ?? behind(guard), all);
    guard.settle(found[0]?.guard_holds === true);
    return found[0]?.guard_found === null ? [] : found;
  };
}

/**
 * The same for a statement that writes. A guard's condition is asked for before it, unless the statement asks itself.
 * @param build makes it from a place for each parameter
 */
export function writeStatement<T extends object, Name extends string>(
  name: string,
  build: (parameters: Readonly<Record<Name, Placeholder>>) => SQL,
): Statement<T, Name> {
  let compiled: CompiledQuery | undefined;
  return async (db, parameters) => {
    const guard = pendingGuard(db);
    if (guard) await askGuard(db, guard);
    compiled ??= compile(build(placeholders<Name>()), name);
    return runCompiled<T>(db, compiled, parameters);
  };
}

/**
 * A statement that holds all that it writes to a condition, `holds`, and gives that as `guard_holds` in each of its rows, of
 * which there is always one: so the guard costs no round trip.
 */
export function guardedWrite<T extends { readonly guard_holds: boolean }, Name extends string>(
  name: string,
  build: (parameters: Readonly<Record<Name, Placeholder>>, holds: SQL) => SQL,
): Statement<T, Name> {
  const compiled = new Map<string, CompiledQuery>();
  const behind = (guard: string, condition: SQL) => {
    const made = compile(build(placeholders<Name>(), condition), `${guard}_${name}`);
    compiled.set(guard, made);
    return made;
  };
  return async (db, parameters) => {
    const guard = pendingGuard(db);
    const { name: kind, condition } = guard ?? { name: "", condition: sql`true` };
    const query = compiled.get(kind) ?? behind(kind, condition);
    const found = await runCompiled<T>(db, query, { ...parameters, ...guard?.parameters });
    guard?.settle(found[0]?.guard_holds === true);
    return found;
  };
}
