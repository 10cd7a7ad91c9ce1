import type { JsonObject, JsonValue } from "../json";
import type { ServerConfig } from "../request";
import { createScimServer } from "../server";
import type { ScimStore } from "../store";
import { BULK_REQUEST_URN } from "../urns";
import { type Answer, BASE_URL, type Send, serverConfig, tenantOf } from "./scim-client";

/** Sends the operations as one Bulk request. */
export function sendBulk(send: Send, operations: readonly JsonValue[], rest: JsonObject = {}): Promise<Answer> {
  return send("POST", "/Bulk", { schemas: [BULK_REQUEST_URN], ...rest, Operations: [...operations] });
}

/** The results of a Bulk request; throws when it was refused as a whole. */
export async function bulkResults(
  send: Send,
  operations: readonly JsonValue[],
  rest: JsonObject = {},
): Promise<readonly JsonObject[]> {
  const { status, text, body } = await sendBulk(send, operations, rest);
  if (status !== 200) throw new Error(`The Bulk request was answered by ${status}: ${text}`);
  return body.Operations as JsonObject[];
}

/** The pieces of a Bulk request's answer, each made when it is taken; throws when the request was refused as a whole. */
export async function bulkPieces(
  store: ScimStore,
  operations: readonly JsonValue[],
  config: Partial<ServerConfig> = {},
): Promise<AsyncIterator<string, undefined>> {
  const bytes = new TextEncoder().encode(JSON.stringify({ Operations: operations }));
  const body = (async function* () {
    yield bytes;
  })();
  const request = { method: "POST", path: "/Bulk", query: "", headers: {}, baseUrl: BASE_URL, body };
  const server = createScimServer({ ...serverConfig, ...config });
  const { status, body: pieces } = await server.handle(request, async () => tenantOf(store));
  if (typeof pieces !== "object") throw new Error(`The Bulk request was answered by ${status}: ${pieces}`);
  return pieces[Symbol.asyncIterator]();
}

/** An operation that makes a person. */
export function postUser(bulkId: string, data: JsonObject = {}): JsonObject {
  return { method: "POST", path: "/Users", bulkId, data: { userName: bulkId, ...data } };
}

/** An operation that makes a group of these members, ids or references. */
export function postGroup(bulkId: string, ...members: readonly string[]): JsonObject {
  const data = { displayName: bulkId, members: members.map((value) => ({ value })) };
  return { method: "POST", path: "/Groups", bulkId, data };
}

/** The id of the resource that a result is about. */
export function resultId(result: JsonObject | undefined): string {
  return typeof result?.location === "string" ? result.location.replace(/^.*\//, "") : "";
}
