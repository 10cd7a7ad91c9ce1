import { discover } from "./discover";
import { forbidden, resourceNotFound, ScimError } from "./errors";
import { create, list, type OperationContext, patch, read, remove, replace } from "./operations";
import { parseQuery } from "./query";
import type { ScimRequest, ScimResponse, ServerConfig } from "./request";
import { readBody } from "./request-body";
import { type Route, resolveRoute } from "./routes";
import type { ScimStore } from "./store";

export interface ScimServer {
  /**
   * Answers one request. `openStore` is called for everything but discovery and unknown paths, before the body is read;
   * it checks the key and throws a ScimError (401, 403) to refuse. Each ScimError becomes an answer; another error, which
   * is a fault of ours, is thrown on.
   */
  handle(request: ScimRequest, openStore: () => Promise<ScimStore>): Promise<ScimResponse>;
}

/** A SCIM 2.0 service provider (RFC 7644) over a plain request and a store. */
export function createScimServer(config: ServerConfig): ScimServer {
  return {
    async handle(request, openStore) {
      try {
        const response = await dispatch(config, request, openStore);
        return finish(request, response);
      } catch (error) {
        if (error instanceof ScimError) return finish(request, errorResponse(error));
        throw error;
      }
    },
  };
}

/** An Error message (RFC 7644 3.12) as an answer. */
export function errorResponse(error: ScimError): ScimResponse {
  return {
    status: error.status,
    headers: error.headers,
    body: JSON.stringify(error.toJson()),
    ...(error.scimType && { scimType: error.scimType }),
  };
}

async function dispatch(config: ServerConfig, request: ScimRequest, openStore: () => Promise<ScimStore>) {
  const route = resolveRoute(request.method.toUpperCase(), request.path);
  if (route.kind === "discovery") {
    refuseFilter(request.query);
    const body = discover(route.endpoint, route.id, config, request.baseUrl);
    return { status: 200, headers: {}, body };
  }
  const { users, groups } = await openStore();
  const ctx: OperationContext = {
    request,
    config,
    type: route.type,
    store: route.type.name === "User" ? users : groups,
    readBody: () => readBody(request, config.bodyBytesMax),
  };
  return operate(ctx, route);
}

/** RFC 7644 section 4: refused, lest a client takes what it gets for what matches. */
function refuseFilter(query: string): void {
  if (!parseQuery(query).has("filter")) return;
  throw forbidden("This endpoint takes no filter; it always lists everything. Send the request without it.");
}

function operate(ctx: OperationContext, route: Exclude<Route, { kind: "discovery" }>): Promise<ScimResponse> {
  if (route.kind === "collection") return route.method === "GET" ? list(ctx) : create(ctx);
  const { id, method } = route;
  if (!isPossibleId(id)) throw resourceNotFound(route.type.name, id.slice(0, 64));
  switch (method) {
    case "GET":
      return read(ctx, id);
    case "PUT":
      return replace(ctx, id);
    case "PATCH":
      return patch(ctx, id);
    case "DELETE":
      return remove(ctx, id);
    default:
      return method satisfies never;
  }
}

/** What no store can hold is not asked for: PostgreSQL takes no NUL, and ids are short. */
function isPossibleId(id: string): boolean {
  return id.length <= 256 && !/[\u0000-\u001f\u007f]/.test(id);
}

function finish(request: ScimRequest, response: ScimResponse): ScimResponse {
  if (response.body === undefined) return response;
  const headers = { ...response.headers, "content-type": contentType(request.headers.accept) };
  if (request.method.toUpperCase() !== "HEAD") return { ...response, headers };
  const { body, ...rest } = response;
  return { ...rest, headers: { ...headers, "content-length": String(new TextEncoder().encode(body).byteLength) } };
}

/** OneLogin's console reads application/json only and asks for it; everybody else gets SCIM's own type. */
function contentType(accept: string | undefined): string {
  const mediaTypes = (accept ?? "").split(",").map((range) => range.split(";")[0]?.trim().toLowerCase());
  return mediaTypes.every((mediaType) => mediaType === "application/json")
    ? "application/json;charset=utf-8"
    : "application/scim+json;charset=utf-8";
}
