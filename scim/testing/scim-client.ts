import type { JsonObject, JsonValue } from "../json";
import type { ScimResponse, ServerConfig } from "../request";
import { coreResourceTypes, type ResourceTypes } from "../schema/resource-types";
import { createScimServer } from "../server";
import type { ScimStore, Tenant } from "../store";
import { BASE_URL } from "./base-url";
import { memoryStore } from "./memory-store";
import { signerOf } from "./signer";

export { BASE_URL } from "./base-url";

export const serverConfig: ServerConfig = {
  bodyBytesMax: 1_000_000,
  pageSizeMax: 200,
  pageSizeDefault: 100,
  bulkBytesMax: 100_000,
  bulkOperationsMax: 50,
  signCursor: signerOf("a secret of the tests"),
  cursorTimeoutS: 600,
};

/** A team of the tests, with the schemas that every team has unless others are given. */
export function tenantOf(store: ScimStore, id = "team", resourceTypes = coreResourceTypes): Tenant {
  return { id, store, resourceTypes };
}

/** The body of an answer as text, whether it came whole or in pieces. */
export async function bodyText({ body }: ScimResponse): Promise<string | undefined> {
  if (body === undefined || typeof body === "string") return body;
  let text = "";
  for await (const piece of body) text += piece;
  return text;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string | undefined;
  /** The body as JSON; an empty object when there is none. */
  readonly body: JsonObject;
}

export type Send = (
  method: string,
  target: string,
  body?: JsonValue,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answer>;

interface ClientOptions {
  readonly store?: ScimStore;
  readonly config?: Partial<ServerConfig>;
  readonly tenantId?: string;
  readonly resourceTypes?: ResourceTypes;
  readonly onFault?: (fault: unknown) => void;
}

/** A server around the store of one team. `target` is a path with a query; `body` goes out as JSON, a string as it is. */
export function scimClient(options: ClientOptions = {}): Send {
  const { store = memoryStore(), config, tenantId, resourceTypes, onFault } = options;
  const server = createScimServer({ ...serverConfig, ...config });
  return async (method, target, body, headers = {}) => {
    const [path = "", ...query] = target.split("?");
    const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
    const type = text === undefined ? {} : { "content-type": "application/scim+json; charset=utf-8" };
    const request = {
      method,
      path,
      query: query.join("?"),
      headers: { ...type, ...headers },
      body: text === undefined ? undefined : inPieces(text),
      baseUrl: BASE_URL,
      onFault,
    };
    const answer = await server.handle(request, async () => tenantOf(store, tenantId, resourceTypes));
    const answered = await bodyText(answer);
    const parsed = answered === undefined ? {} : (JSON.parse(answered) as JsonObject);
    return { status: answer.status, headers: answer.headers, text: answered, body: parsed };
  };
}

/** As a socket gives it: in pieces that cut characters. */
async function* inPieces(text: string): AsyncIterable<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

/** A filter as a query parameter. */
export function where(filter: string): string {
  return `filter=${encodeURIComponent(filter)}`;
}

/** The id of a resource that an answer holds; throws when there is none. */
export function idOf({ status, body }: Answer): string {
  if (typeof body.id !== "string") throw new Error(`An answer of ${status} has no id: ${JSON.stringify(body)}`);
  return body.id;
}
