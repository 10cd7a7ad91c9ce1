import { type Placeholder, type SQL, sql } from "drizzle-orm";
import type { Db } from "./database";
import { type ParameterOf, placeholders } from "./parameters";

interface GuardParts<Name extends string> {
  /** Part of the names of prepared statements. */
  readonly name: string;
  /** A boolean expression that is never null. Its parameters begin with `guard_`: they go beside those of any statement. */
  readonly condition: (parameters: Readonly<Record<Name, Placeholder>>) => SQL;
  /** Thrown when the condition does not hold. */
  readonly refusal: () => Error;
}

/** A condition that has to hold before anything of a piece of work is read or written, and whether it was found to. */
export interface GuardState {
  readonly name: string;
  readonly condition: SQL;
  readonly parameters: Readonly<Record<string, ParameterOf>>;
  /** Whether a statement has found that the condition holds. */
  readonly held: boolean;
  /** Throws the refusal unless it holds. */
  readonly settle: (holds: boolean) => void;
  /** What it is about: for all pieces of work on one subject it is the same condition. */
  readonly subject: string | undefined;
}

/** A kind of guard; the result makes one for a piece of work from the values of its parameters, and what it is about. */
export function guardOf<Name extends `guard_${string}`>({
  name,
  condition,
  refusal,
}: GuardParts<Name>): (parameters: Readonly<Record<Name, ParameterOf>>, subject?: string) => GuardState {
  const built = condition(placeholders<Name>());
  return (parameters, subject) => {
    let held = false;
    return {
      name,
      condition: built,
      parameters,
      subject,
      get held() {
        return held;
      },
      settle(holds) {
        if (!holds) throw refusal();
        held = true;
      },
    };
  };
}

const GUARD = Symbol("guard");
const SUBJECT = Symbol("subject");

/**
 * The database behind a guard: the first statement that runs on it, or in a transaction of it, asks for the condition in
 * the same round trip, so that nothing is read, written or answered where it does not hold.
 */
export function guardedDb(db: Db, state: GuardState): Db {
  return Object.create(behindGuard(db, state), { [SUBJECT]: { value: state.subject } });
}

function behindGuard(db: Db, state: GuardState): Db {
  return Object.create(db, {
    [GUARD]: { value: state },
    transaction: {
      value: (work: (tx: Db) => Promise<unknown>, config?: object) =>
        db.transaction((tx) => work(behindGuard(tx, state)), config),
    },
  });
}

/** What the guard of a database is about; undefined within a transaction, where nothing may be done for others. */
export function gatheringSubject(db: Db): string | undefined {
  return Reflect.get(db, SUBJECT);
}

/** The guard of a database whose condition was not asked for yet. */
export function pendingGuard(db: Db): GuardState | undefined {
  const state: GuardState | undefined = Reflect.get(db, GUARD);
  return state?.held ? undefined : state;
}

/** A row of a guarded read: the condition, and beside it the row that was asked for, if there was one. */
export interface GuardedRow {
  readonly guard_holds: boolean;
  readonly guard_found: boolean | null;
}

/** The read as one statement with the condition: one row without `guard_found` when it finds nothing or may not read. */
export function guardedRead(condition: SQL, read: SQL): SQL {
  return sql`select g.guard_holds, q.* from (select ${condition} as guard_holds) g
    left join lateral (select true as guard_found, s.* from (${read}) s) q on g.guard_holds`;
}
