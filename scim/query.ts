import { invalidFilter, invalidPath, invalidValue, ScimError } from "./errors";
import { bindFilter } from "./filter/bind";
import { parseFilter } from "./filter/parse";
import type { ServerConfig } from "./request";
import { type Projection, parseProjection, projectionShows } from "./resource/projection";
import type { ResourceType } from "./schema/attribute";
import { resolvePath } from "./schema/attribute-path";
import type { ListQuery } from "./store";

/** The query parameters; names in any case, what is unknown is ignored (Entra adds `aadOptscim062020`). */
export type QueryParameters = ReadonlyMap<string, string>;

export function parseQuery(query: string): QueryParameters {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const folded = name.toLowerCase();
    if (!parameters.has(folded)) parameters.set(folded, value);
  }
  return parameters;
}

export function queryProjection(type: ResourceType, parameters: QueryParameters): Projection {
  return parseProjection(type, parameters.get("attributes"), parameters.get("excludedattributes"));
}

/**
 * What a list asks for (RFC 7644 3.4.2): startIndex below 1 is 1, count below 0 is 0 and at most the page limit. Throws
 * `invalidFilter`, `invalidPath` for a sortBy that no schema has, `invalidValue` for a number that is none, 501 for a cursor.
 */
export function parseListQuery(
  type: ResourceType,
  parameters: QueryParameters,
  projection: Projection,
  config: ServerConfig,
): ListQuery {
  if (parameters.has("cursor")) {
    throw new ScimError(501, "Paging by cursor is not supported; page by startIndex and count.");
  }
  const filter = parameters.get("filter");
  if (filter !== undefined && filter.trim() === "")
    throw invalidFilter("The filter is empty; leave it out to get all.");
  const count = integerParameter(parameters, "count") ?? config.pageSizeDefault;
  return {
    filter: filter === undefined ? undefined : bindFilter(type, parseFilter(filter)),
    sort: parseSort(type, parameters),
    startIndex: Math.max(1, integerParameter(parameters, "startIndex") ?? 1),
    count: Math.min(Math.max(0, count), config.pageSizeMax),
    references: projectionShows(type, projection, type.referenceAttribute),
  };
}

function integerParameter(parameters: QueryParameters, name: string): number | undefined {
  const text = parameters.get(name.toLowerCase())?.trim();
  if (text === undefined || text === "") return undefined;
  if (!/^[+-]?\d{1,15}$/.test(text)) throw invalidValue(`${name} is "${text}"; it must be a whole number.`);
  return Math.min(Number(text), 2_147_483_647);
}

function parseSort(type: ResourceType, parameters: QueryParameters): ListQuery["sort"] {
  const sortBy = parameters.get("sortby")?.trim();
  if (sortBy === undefined || sortBy === "") return undefined;
  const target = resolvePath(type, sortBy);
  const isSortable = target && "attribute" in target && target.attribute.name !== type.referenceAttribute;
  if (!isSortable || target.attribute.returned === "never") {
    throw invalidPath(`${type.name} has no attribute "${sortBy}" to sort by.`);
  }
  return { target, descending: parameters.get("sortorder")?.trim().toLowerCase() === "descending" };
}
