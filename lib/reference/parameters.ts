import type { ReferenceParameter } from "@/lib/contracts/scim-reference";
import type { Endpoint, Method } from "@/scim";

const ID: ReferenceParameter = { name: "id", place: "path", text: "The id that this server gave the resource." };

const PROJECTION: readonly ReferenceParameter[] = [
  {
    name: "attributes",
    place: "query",
    text: "Only these attributes are returned, separated by commas; `id` and `schemas` always are.",
  },
  { name: "excludedAttributes", place: "query", text: "These are not returned. Not together with `attributes`." },
];

const LIST: readonly ReferenceParameter[] = [
  { name: "filter", place: "query", text: "Only what matches is listed." },
  { name: "sortBy", place: "query", text: "The attribute to sort by." },
  { name: "sortOrder", place: "query", text: "`ascending`, which is the default, or `descending`." },
  { name: "startIndex", place: "query", text: "The place of the first resource on the page, from 1." },
  { name: "count", place: "query", text: "How many resources a page has at most; 0 asks for the total alone." },
  { name: "cursor", place: "query", text: "Pages by cursor: empty for the first one, then `nextCursor` as it came." },
  ...PROJECTION,
];

const IF_MATCH: ReferenceParameter = {
  name: "If-Match",
  place: "header",
  text: "The `ETag` that the resource must still have.",
};

const IF_NONE_MATCH: ReferenceParameter = {
  name: "If-None-Match",
  place: "header",
  text: "The `ETag` that the client has; 304 when it is the current one.",
};

const ID_OF = {
  ResourceTypes: { name: "id", place: "path", text: "The name of the type: User or Group." },
  Schemas: { name: "id", place: "path", text: "The URN of the schema." },
} as const satisfies Partial<Record<Endpoint["kind"], ReferenceParameter>>;

/** What goes into the path, the query and the headers of an operation. */
export function operationParameters({ kind, path }: Endpoint, method: Method): readonly ReferenceParameter[] {
  switch (kind) {
    case "root":
      return LIST;
    case "collection":
      return method === "GET" ? LIST : PROJECTION;
    case "resource":
      return resourceParameters(method);
    case "ResourceTypes":
    case "Schemas":
      return path.endsWith("{id}") ? [ID_OF[kind]] : [];
    case "search":
    case "bulk":
    case "me":
    case "ServiceProviderConfig":
      return [];
    default:
      return kind satisfies never;
  }
}

function resourceParameters(method: Method): readonly ReferenceParameter[] {
  if (method === "GET") return [ID, IF_NONE_MATCH, ...PROJECTION];
  return method === "DELETE" ? [ID, IF_MATCH] : [ID, IF_MATCH, ...PROJECTION];
}
