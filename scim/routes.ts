import { invalidSyntax, notFound, ScimError } from "./errors";
import type { ResourceType } from "./schema/attribute";
import { groupResourceType, userResourceType } from "./schema/resource-types";

/** Where a request leads. */
export type Route =
  | { readonly kind: "discovery"; readonly endpoint: DiscoveryEndpoint; readonly id: string | undefined }
  | { readonly kind: "collection"; readonly type: ResourceType; readonly method: "GET" | "POST" }
  | {
      readonly kind: "resource";
      readonly type: ResourceType;
      readonly id: string;
      readonly method: "GET" | "PUT" | "PATCH" | "DELETE";
    };

export type DiscoveryEndpoint = "ServiceProviderConfig" | "ResourceTypes" | "Schemas";

const COLLECTION_METHODS = ["GET", "POST"] as const;
const RESOURCE_METHODS = ["GET", "PUT", "PATCH", "DELETE"] as const;
const READ_METHODS = ["GET"] as const;

/**
 * Resolves a path below the base URL; empty segments are ignored, so that `/Users/` and `//Users` are `/Users`.
 * Throws 404 for a path that leads nowhere, 405 with `Allow`, 501 for what the protocol has and this server has not.
 */
export function resolveRoute(method: string, path: string): Route {
  const [endpoint = "", id, ...rest] = decodeSegments(path);
  if (id === ".search" || endpoint === ".search")
    throw notSupported("Search by POST", "Send a GET with the same parameters.");
  if (rest.length > 0) throw unknownPath(path);
  switch (endpoint) {
    case "ServiceProviderConfig":
    case "ResourceTypes":
    case "Schemas":
      if (endpoint === "ServiceProviderConfig" && id !== undefined) throw unknownPath(path);
      allowed(method, READ_METHODS);
      return { kind: "discovery", endpoint, id };
    case "Users":
      return resourceRoute(userResourceType, method, id);
    case "Groups":
      return resourceRoute(groupResourceType, method, id);
    case "Bulk":
      throw notSupported("Bulk", "Send one request for each resource.");
    case "Me":
      throw notSupported("/Me", "A SCIM key belongs to a team, not to a person. Use /Users.");
    default:
      throw unknownPath(path);
  }
}

function resourceRoute(type: ResourceType, method: string, id: string | undefined): Route {
  if (id === undefined) return { kind: "collection", type, method: allowed(method, COLLECTION_METHODS) };
  return { kind: "resource", type, id, method: allowed(method, RESOURCE_METHODS) };
}

function decodeSegments(path: string): readonly string[] {
  try {
    return path
      .split("/")
      .filter((segment) => segment !== "")
      .map(decodeURIComponent);
  } catch {
    throw invalidSyntax(`The path "${path}" has a "%" that is not followed by two hexadecimal digits of UTF-8.`);
  }
}

/** HEAD is a GET whose body is not sent. */
function allowed<M extends string>(method: string, methods: readonly M[]): M {
  const wanted = method === "HEAD" ? "GET" : method;
  const found = methods.find((candidate) => candidate === wanted);
  if (found) return found;
  const allow = methods.flatMap((each) => (each === "GET" ? ["GET", "HEAD"] : [each])).join(", ");
  throw new ScimError(405, `${method} is not allowed here. Allowed: ${allow}.`, undefined, { allow });
}

function unknownPath(path: string): ScimError {
  return notFound(
    `There is nothing at "${path}". The endpoints are /Users, /Groups, /ServiceProviderConfig, /ResourceTypes and /Schemas.`,
  );
}

function notSupported(what: string, advice: string): ScimError {
  return new ScimError(501, `${what} is not supported. ${advice}`);
}
