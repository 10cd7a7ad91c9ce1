import type { Db } from "./database";
import { isRefusedByDatabase } from "./errors";
import { Gather } from "./gather";
import { gatheringSubject, pendingGuard } from "./guard";
import { Rounds } from "./rounds";

export interface GatheredCall {
  readonly db: Db;
}

interface TogetherParts<Call extends GatheredCall, Result> {
  /** Does one call. */
  readonly alone: (call: Call) => Promise<Result>;
  /**
   * Does several of one key, at once or none of them, and gives what came of each in their order. Its first statement runs
   * on the `db` that is given, which asks for the guard of all.
   */
  readonly together: (db: Db, calls: readonly Call[]) => Promise<readonly Result[]>;
  /** Calls must agree on it to be done together. */
  readonly agreed?: (call: Call) => string;
  readonly kind: keyof typeof ROUNDS;
  /** Whether those that agree are done in one round after the other. */
  readonly isSerial?: boolean;
}

/**
 * Rounds of a key that run at the same time: of reads two, so that one is answered while the database works on the next;
 * of writes, which take it longer, three.
 */
const ROUNDS = { read: new Rounds(2), write: new Rounds(3) };
const CALLS_MAX = 32;

/**
 * Does together what requests of one key ask for at the same time, with one guard; each of them is refused as it would be
 * alone. In a transaction, and where no key opened the database, every call is done by itself.
 */
export function gatherByKey<Call extends GatheredCall, Result>({
  alone,
  together,
  agreed,
  kind,
  isSerial = false,
}: TogetherParts<Call, Result>): (call: Call) => Promise<Result> {
  async function work(calls: readonly Call[]): Promise<readonly Result[]> {
    // Another statement of a request may have asked for its guard meanwhile: then it may not speak for the others.
    const asking = calls.findLast(({ db }) => pendingGuard(db)) ?? calls.at(-1);
    if (!asking) return [];
    if (calls.length === 1) return [await alone(asking)];
    const pending = calls.flatMap(({ db }) => pendingGuard(db) ?? []);
    const results = await together(asking.db, calls);
    // Of one subject they ask the same: what held for the last of them holds for all.
    for (const guard of pending) guard.settle(true);
    return results;
  }
  const gather = new Gather<Call, Result>({
    work,
    rounds: ROUNDS[kind],
    isSerial,
    callsMax: CALLS_MAX,
    isUndone: isRefusedByDatabase,
  });
  return (call) => {
    const subject = gatheringSubject(call.db);
    if (subject === undefined) return alone(call);
    return gather.run(subject, `${pendingGuard(call.db)?.name ?? ""}\n${agreed?.(call) ?? ""}`, call);
  };
}
