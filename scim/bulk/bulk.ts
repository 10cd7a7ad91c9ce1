import type { RequestContext } from "../context";
import type { ScimResponse } from "../request";
import { BULK_RESPONSE_URN } from "../urns";
import { readBulkRequest } from "./bulk-request";
import { type PlannedOperation, planBulk } from "./plan";
import { type BulkResult, type Perform, runOperation } from "./run-operation";

/**
 * Answers a Bulk request (RFC 7644 3.7). The message as a whole is checked first: 400 and 413 refuse it. Then the answer's
 * body runs the operations while it is read, one by one; who stops reading stops them.
 */
export async function bulk(ctx: RequestContext, perform: Perform): Promise<ScimResponse> {
  const request = readBulkRequest(await ctx.readBody(), ctx.config.bulkOperationsMax);
  const plan = planBulk(request.operations);
  return { status: 200, headers: {}, body: render(inRequestOrder(run(ctx, plan, request.failOnErrors, perform))) };
}

/** The results as they come. After `failOnErrors` errors nothing more is run (RFC 7644 3.7.3). */
async function* run(
  ctx: RequestContext,
  plan: readonly PlannedOperation[],
  failOnErrors: number,
  perform: Perform,
): AsyncGenerator<BulkResult> {
  const ids = new Map<string, string>();
  let errors = 0;
  for (const planned of plan) {
    const result = await runOperation(ctx, planned, ids, perform);
    if (result.isError) errors += 1;
    yield result;
    if (errors >= failOnErrors) return;
  }
}

/** Holds a result back until those before it are there; what waits for one that was not run comes at the end. */
async function* inRequestOrder(results: AsyncIterable<BulkResult>): AsyncGenerator<BulkResult> {
  const held = new Map<number, BulkResult>();
  let next = 0;
  for await (const result of results) {
    held.set(result.index, result);
    for (let ready = held.get(next); ready !== undefined; ready = held.get(next)) {
      held.delete(next);
      next += 1;
      yield ready;
    }
  }
  yield* [...held.values()].toSorted((left, right) => left.index - right.index);
}

/** The BulkResponse message in pieces: its beginning, one piece an operation, its end. */
async function* render(results: AsyncIterable<BulkResult>): AsyncGenerator<string> {
  yield `${JSON.stringify({ schemas: [BULK_RESPONSE_URN] }).slice(0, -1)},"Operations":[`;
  let separator = "";
  for await (const { entry } of results) {
    yield separator + JSON.stringify(entry);
    separator = ",";
  }
  yield "]}";
}
