import type { RequestContext } from "../context";
import type { ScimResponse } from "../request";
import { BULK_RESPONSE_URN } from "../urns";
import { readBulkRequest } from "./bulk-request";
import { planBulk } from "./plan";
import type { BulkResult, Perform } from "./run-operation";
import { runOperations } from "./run-operations";

/**
 * Answers a Bulk request (RFC 7644 3.7). The message as a whole is checked first: 400 and 413 refuse it. Then the answer's
 * body runs the operations while it is read; who stops reading stops them.
 */
export async function bulk(ctx: RequestContext, perform: Perform): Promise<ScimResponse> {
  const request = readBulkRequest(await ctx.readBody(), ctx.config.bulkOperationsMax);
  const plan = planBulk(request.operations);
  const results = runOperations(ctx, plan, request.failOnErrors, perform);
  return { status: 200, headers: {}, body: render(inRequestOrder(results)) };
}

/** Holds results back until those before them are there; what waits for one that was not run comes at the end. */
async function* inRequestOrder(results: AsyncIterable<readonly BulkResult[]>): AsyncGenerator<readonly BulkResult[]> {
  const held = new Map<number, BulkResult>();
  let next = 0;
  for await (const run of results) {
    for (const result of run) held.set(result.index, result);
    const ready: BulkResult[] = [];
    for (let result = held.get(next); result !== undefined; result = held.get(next)) {
      held.delete(next);
      next += 1;
      ready.push(result);
    }
    if (ready.length > 0) yield ready;
  }
  if (held.size > 0) yield [...held.values()].toSorted((left, right) => left.index - right.index);
}

/** The BulkResponse message in pieces: its beginning, one piece for what is ready at once, its end. */
async function* render(results: AsyncIterable<readonly BulkResult[]>): AsyncGenerator<string> {
  yield `${JSON.stringify({ schemas: [BULK_RESPONSE_URN] }).slice(0, -1)},"Operations":[`;
  let separator = "";
  for await (const ready of results) {
    yield separator + ready.map(({ entry }) => JSON.stringify(entry)).join();
    separator = ",";
  }
  yield "]}";
}
