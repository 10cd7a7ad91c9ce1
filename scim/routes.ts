import { invalidSyntax, notFound, ScimError } from "./errors";
import type { ResourceTypeName } from "./schema/attribute";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What an endpoint is about. */
export type EndpointKind =
  | "root"
  | "collection"
  | "resource"
  | "search"
  | "bulk"
  | "me"
  | "ServiceProviderConfig"
  | "ResourceTypes"
  | "Schemas";

export interface Endpoint {
  /** Below the base URL; `{id}` stands for one segment. */
  readonly path: string;
  readonly kind: EndpointKind;
  /** The type that the endpoint is about; absent when it is about all or none. */
  readonly type?: ResourceTypeName;
  /** The methods that are served. HEAD goes with GET. */
  readonly methods: readonly Method[];
}

/** Every endpoint of the protocol (RFC 7644 table 1): the one place that says what is served. */
export const ENDPOINTS: readonly Endpoint[] = [
  { path: "/Users", kind: "collection", type: "User", methods: ["GET", "POST"] },
  { path: "/Users/.search", kind: "search", type: "User", methods: ["POST"] },
  { path: "/Users/{id}", kind: "resource", type: "User", methods: ["GET", "PUT", "PATCH", "DELETE"] },
  { path: "/Groups", kind: "collection", type: "Group", methods: ["GET", "POST"] },
  { path: "/Groups/.search", kind: "search", type: "Group", methods: ["POST"] },
  { path: "/Groups/{id}", kind: "resource", type: "Group", methods: ["GET", "PUT", "PATCH", "DELETE"] },
  { path: "/", kind: "root", methods: ["GET"] },
  { path: "/.search", kind: "search", methods: ["POST"] },
  { path: "/Bulk", kind: "bulk", methods: ["POST"] },
  { path: "/Me", kind: "me", methods: [] },
  { path: "/ServiceProviderConfig", kind: "ServiceProviderConfig", methods: ["GET"] },
  { path: "/ResourceTypes", kind: "ResourceTypes", methods: ["GET"] },
  { path: "/ResourceTypes/{id}", kind: "ResourceTypes", methods: ["GET"] },
  { path: "/Schemas", kind: "Schemas", methods: ["GET"] },
  { path: "/Schemas/{id}", kind: "Schemas", methods: ["GET"] },
];

/** Where a request leads. */
export interface Route {
  readonly endpoint: Endpoint;
  readonly method: Method;
  /** The segment at `{id}`, decoded. */
  readonly id: string | undefined;
}

const SERVED = ENDPOINTS.filter(({ kind }) => kind !== "me").map((endpoint) => ({
  endpoint,
  segments: endpoint.path.split("/").filter((segment) => segment !== ""),
}));

/**
 * Resolves a path below the base URL; empty segments are ignored, so that `/Users/` and `//Users` are `/Users`.
 * Throws 404 for a path that leads nowhere, 405 with `Allow`, 501 for `/Me`.
 */
export function resolveRoute(method: string, path: string): Route {
  const segments = decodeSegments(path);
  if (segments[0]?.toLowerCase() === "me") {
    throw new ScimError(501, "/Me is not supported: a SCIM API key belongs to a team, not to a person. Use /Users.");
  }
  const found = SERVED.find((candidate) => matches(candidate.segments, segments));
  if (!found) throw unknownPath(path);
  const at = found.segments.indexOf("{id}");
  return { endpoint: found.endpoint, method: allowed(method, found.endpoint.methods), id: segments[at] };
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length && pattern.every((each, index) => each === "{id}" || each === segments[index])
  );
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
function allowed(method: string, methods: readonly Method[]): Method {
  const wanted = method === "HEAD" ? "GET" : method;
  const found = methods.find((candidate) => candidate === wanted);
  if (found) return found;
  const allow = methods.flatMap((each) => (each === "GET" ? ["GET", "HEAD"] : [each])).join(", ");
  throw new ScimError(405, `${method} is not allowed here. Allowed: ${allow}.`, undefined, { allow });
}

function unknownPath(path: string): ScimError {
  return notFound(
    `There is nothing at "${path}". The endpoints are /Users, /Groups, /Bulk, /.search, /ServiceProviderConfig, /ResourceTypes and /Schemas.`,
  );
}
