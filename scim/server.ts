import { bulk } from "./bulk/bulk";
import { operationContext, type RequestContext } from "./context";
import { type DiscoveryKind, discover } from "./discover";
import { resourceNotFound, ScimError } from "./errors";
import { list, search } from "./list/list";
import { create, patch, read, remove, replace } from "./operations";
import type { ScimRequest, ScimResponse, ServerConfig } from "./request";
import { readBody } from "./request-body";
import { type EndpointKind, type Route, resolveRoute } from "./routes";
import { coreResourceTypes } from "./schema/resource-types";
import type { Tenant } from "./store";

export interface ScimServer {
  /**
   * Answers one request. `open` is called before the body is read, for everything but unknown paths and discovery without
   * a key; it checks the key and throws a ScimError (401, 403) to refuse. Each ScimError becomes an answer; another
   * error, which is a fault of ours, is thrown on.
   */
  handle(request: ScimRequest, open: () => Promise<Tenant>): Promise<ScimResponse>;
}

/** A SCIM 2.0 service provider (RFC 7644) over a plain request and a store. */
export function createScimServer(config: ServerConfig): ScimServer {
  return {
    async handle(request, open) {
      try {
        return finish(request, await dispatch(config, request, open));
      } catch (error) {
        if (error instanceof ScimError) return finish(request, errorResponse(error));
        throw error;
      }
    },
  };
}

const SCIM_MEDIA_TYPE = "application/scim+json;charset=utf-8";

/** An Error message (RFC 7644 3.12) as an answer. */
export function errorResponse(error: ScimError): ScimResponse {
  return {
    status: error.status,
    headers: { "content-type": SCIM_MEDIA_TYPE, ...error.headers },
    body: JSON.stringify(error.toJson()),
    ...(error.scimType && { scimType: error.scimType }),
  };
}

type ResourceKind = Exclude<EndpointKind, DiscoveryKind | "me">;

async function dispatch(config: ServerConfig, request: ScimRequest, open: () => Promise<Tenant>) {
  const route = resolveRoute(request.method.toUpperCase(), request.path);
  const { kind } = route.endpoint;
  if (kind === "me") throw new Error("resolveRoute leads nobody to /Me.");
  if (kind === "ServiceProviderConfig" || kind === "ResourceTypes" || kind === "Schemas") {
    // With a key, discovery tells what that key's team declared; a key that is refused is refused here, too.
    const hasKey = (request.headers.authorization ?? "").trim() !== "";
    const types = hasKey ? (await open()).resourceTypes : coreResourceTypes;
    return discover(kind, route.id, { config, request, types });
  }
  const bytesMax = kind === "bulk" ? config.bulkBytesMax : config.bodyBytesMax;
  const ctx = { request, config, tenant: await open(), readBody: () => readBody(request, bytesMax) };
  return operate(ctx, route, kind);
}

async function operate(ctx: RequestContext, route: Route, kind: ResourceKind): Promise<ScimResponse> {
  const { resourceTypes } = ctx.tenant;
  const { type } = route.endpoint;
  const types = type ? [resourceTypes[type]] : [resourceTypes.User, resourceTypes.Group];
  switch (kind) {
    case "root":
      return list(ctx, types);
    case "search":
      return search(ctx, types);
    case "bulk":
      return bulk(ctx, operateOn);
    case "collection":
      return route.method === "GET" ? list(ctx, types) : operateOn(ctx, route);
    case "resource":
      return operateOn(ctx, route);
    default:
      return kind satisfies never;
  }
}

/** A request that makes, reads or changes one resource; also an operation of a Bulk request. */
function operateOn(ctx: RequestContext, { endpoint, method, id }: Route): Promise<ScimResponse> {
  const on = operationContext(ctx, endpoint.type ?? "User");
  if (id === undefined) return create(on);
  if (!isPossibleId(id)) throw resourceNotFound(on.type.name, id.slice(0, 64));
  switch (method) {
    case "GET":
      return read(on, id);
    case "PUT":
      return replace(on, id);
    case "PATCH":
      return patch(on, id);
    case "DELETE":
      return remove(on, id);
    case "POST":
      throw new Error("No resource takes a POST.");
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
  const { body, ...rest } = response;
  if (request.method.toUpperCase() !== "HEAD" || typeof body !== "string") return { ...response, headers };
  return { ...rest, headers: { ...headers, "content-length": String(new TextEncoder().encode(body).byteLength) } };
}

/** OneLogin's console reads application/json only and asks for it; everybody else gets SCIM's own type. */
function contentType(accept: string | undefined): string {
  if (accept === undefined || accept === "*/*") return SCIM_MEDIA_TYPE;
  const mediaTypes = accept.split(",").map((range) => range.split(";")[0]?.trim().toLowerCase());
  return mediaTypes.every((mediaType) => mediaType === "application/json")
    ? "application/json;charset=utf-8"
    : SCIM_MEDIA_TYPE;
}
