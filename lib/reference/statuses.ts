import type { Endpoint, Method } from "@/scim";

const DOOR = [401, 403, 500];
const BODY = [413, 415];
/** Another change at the same moment stands in the way of a write. */
const CONFLICT = 503;
const WRITE = [400, 409, ...BODY, CONFLICT];

/** The statuses that an operation answers with, the successful ones first. */
export function operationStatuses(endpoint: Endpoint, method: Method): readonly number[] {
  return [...DOOR, ...ownStatuses(endpoint, method)].toSorted((left, right) => left - right);
}

function ownStatuses({ kind, type, path }: Endpoint, method: Method): readonly number[] {
  switch (kind) {
    case "root":
      return [200, 400];
    case "search":
    case "bulk":
      return [200, 400, ...BODY];
    case "collection":
      return method === "GET" ? [200, 400] : [201, ...WRITE];
    case "resource":
      return resourceStatuses(method, type === "Group");
    case "ServiceProviderConfig":
      return [200];
    case "ResourceTypes":
    case "Schemas":
      return path.endsWith("{id}") ? [200, 404] : [200];
    case "me":
      return [501];
    default:
      return kind satisfies never;
  }
}

function resourceStatuses(method: Method, isGroup: boolean): readonly number[] {
  switch (method) {
    case "GET":
      return [200, 304, 400, 404];
    case "PUT":
      return [200, ...WRITE, 404, 412];
    case "PATCH":
      return [200, ...(isGroup ? [204] : []), ...WRITE, 404, 412];
    case "DELETE":
      return [204, 404, 412, CONFLICT];
    case "POST":
      return [];
    default:
      return method satisfies never;
  }
}
