import type { RequestContext } from "../context";
import { createPeople, leadingPeople } from "./create-people";
import type { PlannedOperation } from "./plan";
import { type BulkResult, type Perform, runOperation } from "./run-operation";

/** Most people that are made together: those of whom a reader who goes away may never hear. */
export const TOGETHER_MAX = 100;

/**
 * Runs the operations in this order while their results are taken. Creates of people that follow each other are run
 * together where that changes nothing but how long it takes, and their results come at once; all others are run one by
 * one. After `failOnErrors` errors nothing more is run (RFC 7644 3.7.3).
 */
export async function* runOperations(
  ctx: RequestContext,
  plan: readonly PlannedOperation[],
  failOnErrors: number,
  perform: Perform,
): AsyncGenerator<readonly BulkResult[]> {
  const ids = new Map<string, string>();
  let errors = 0;
  let together = TOGETHER_MAX;
  for (let at = 0; at < plan.length; ) {
    const people = leadingPeople(ctx, plan.slice(at, at + together), ids);
    const made = people.length > 0 ? await createPeople(ctx, people, ids) : [];
    if (made.length > 0) yield made;
    at += made.length;
    const isWhole = made.length === people.length;
    // Where people are refused or come back, it is not looked far ahead in vain.
    if (!isWhole) together = Math.max(made.length, 1);
    const planned = plan[at];
    const isNext = planned && !(isWhole && made.length > 0);
    const result = isNext ? await runOperation(ctx, planned, ids, perform) : undefined;
    if (isWhole && !result?.isError) together = Math.min(together * 2, TOGETHER_MAX);
    if (!result) continue;
    at += 1;
    errors += result.isError ? 1 : 0;
    yield [result];
    if (errors >= failOnErrors) return;
  }
}
