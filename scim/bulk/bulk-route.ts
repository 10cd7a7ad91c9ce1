import { invalidSyntax, invalidValue, ScimError } from "../errors";
import { type Route, resolveRoute } from "../routes";
import { type BulkOperation, quoted } from "./bulk-request";

const METHODS: ReadonlySet<string> = new Set(["POST", "PUT", "PATCH", "DELETE"]);

/**
 * Where an operation leads: POST to a collection, the other methods to a resource (RFC 7644 3.7). Throws 405 for a method
 * that Bulk or the path does not take, 404 for a path that leads nowhere, 400 for an endpoint that is none of resources
 * and for a POST without a bulkId.
 */
export function routeOperation({ method, path, bulkId }: BulkOperation, baseUrl: string): Route {
  if (!METHODS.has(method)) {
    throw new ScimError(
      405,
      `An operation of a Bulk request cannot be ${quoted(method)}; it is POST, PUT, PATCH or DELETE.`,
    );
  }
  const route = resolveRoute(method, pathBelow(path, baseUrl));
  if (route.endpoint.kind !== "collection" && route.endpoint.kind !== "resource") {
    throw invalidValue(
      `${quoted(path)} cannot be an operation of a Bulk request; its paths begin with /Users or /Groups.`,
    );
  }
  if (method === "POST" && bulkId === undefined) {
    throw invalidSyntax('A POST in a Bulk request needs a "bulkId", so that its result can be told from the others.');
  }
  return route;
}

/** The absolute address that the path stands for, as far as it stands for one. */
export function operationLocation(path: string, baseUrl: string): string {
  const segments = pathBelow(path, baseUrl).split("/");
  return [baseUrl, ...segments.filter((segment) => segment !== "")].join("/");
}

/** Some clients send whole addresses. A query says nothing here: no resource is answered. */
function pathBelow(path: string, baseUrl: string): string {
  const [address = ""] = path.split("?");
  return address.startsWith(`${baseUrl}/`) ? address.slice(baseUrl.length) : address;
}
