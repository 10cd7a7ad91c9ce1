import type { RequestContext } from "../context";
import { invalidSyntax, ScimError } from "../errors";
import { isJsonObject, type JsonObject } from "../json";
import type { ScimResponse } from "../request";
import type { Route } from "../routes";
import { type BulkOperation, quoted } from "./bulk-request";
import { operationLocation, routeOperation } from "./bulk-route";
import type { PlannedOperation } from "./plan";
import { resolveReferences } from "./references";

/** Performs what a request of its own would do. */
export type Perform = (ctx: RequestContext, route: Route) => Promise<ScimResponse>;

/** How an operation ended. */
export interface BulkResult {
  /** The operation's place in the request, from 0. */
  readonly index: number;
  readonly isError: boolean;
  /** Its entry in the BulkResponse. */
  readonly entry: JsonObject;
}

/**
 * Runs one operation as a request of its own; what goes wrong is its result. `ids` has the id of the resource for each
 * bulkId whose operation succeeded, and gets this one's.
 */
export async function runOperation(
  ctx: RequestContext,
  { operation, index, refusal }: PlannedOperation,
  ids: Map<string, string>,
  perform: Perform,
): Promise<BulkResult> {
  const { baseUrl } = ctx.request;
  let resolved = operation;
  try {
    if (refusal) throw refusal;
    resolved = resolveReferences(operation, (bulkId) => idOfBulkId(ids, bulkId));
    const route = routeOperation(resolved, baseUrl);
    const { status, headers } = await perform(ownContext(ctx, resolved), route);
    const location = headers.location ?? operationLocation(resolved.path, baseUrl);
    if (operation.bulkId !== undefined) ids.set(operation.bulkId, route.id ?? lastSegment(location));
    const version = headers.etag;
    return { index, isError: false, entry: resultEntry(operation, status, { location, ...(version && { version }) }) };
  } catch (error) {
    const { status, response } = describeError(ctx, error);
    // RFC 7644 3.7: every result says where, but for a POST that made nothing.
    const location = operation.method !== "POST" && { location: operationLocation(resolved.path, baseUrl) };
    return { index, isError: true, entry: resultEntry(operation, status, { ...location, response }) };
  }
}

/** Throws 409 when the operation of that bulkId has made nothing, or not yet. */
export function idOfBulkId(ids: ReadonlyMap<string, string>, bulkId: string): string {
  const id = ids.get(bulkId);
  if (id !== undefined) return id;
  throw new ScimError(409, `It refers to the bulkId ${quoted(bulkId)}, whose operation failed; nothing was done.`);
}

function ownContext(ctx: RequestContext, { method, path, version, data }: BulkOperation): RequestContext {
  return {
    ...ctx,
    request: {
      method,
      path,
      // The resource is not answered, so no more of it is read than its id. A PATCH that asks for nothing is answered by 204.
      query: method === "PATCH" ? "" : "attributes=id",
      headers: version === undefined ? {} : { "if-match": version },
      baseUrl: ctx.request.baseUrl,
    },
    readBody: async () => {
      if (isJsonObject(data)) return data;
      throw invalidSyntax(`A ${method} in a Bulk request needs "data": the JSON object that would be its body.`);
    },
  };
}

function lastSegment(location: string): string {
  return decodeURIComponent(location.slice(location.lastIndexOf("/") + 1));
}

function describeError(ctx: RequestContext, error: unknown): { status: number; response: JsonObject } {
  if (error instanceof ScimError) return { status: error.status, response: error.toJson() };
  ctx.request.onFault?.(error);
  const detail =
    "Something went wrong on our side with this operation. Send it again; the others are not touched by it.";
  return { status: 500, response: new ScimError(500, detail).toJson() };
}

/** The entry of an operation in the BulkResponse. */
export function resultEntry({ method, bulkId }: BulkOperation, status: number, rest: JsonObject): JsonObject {
  return { method, ...(bulkId !== undefined && { bulkId }), ...rest, status: String(status) };
}
