import { invalidFilter, invalidValue } from "../errors";
import { bindFilter } from "../filter/bind";
import { parseFilter } from "../filter/parse";
import type { ServerConfig } from "../request";
import { type Projection, parseProjection, projectionShows, shownKeys, wholeAttributes } from "../resource/projection";
import type { ResourceType } from "../schema/attribute";
import { type AttributePath, resolvePath } from "../schema/attribute-path";
import type { ListPart, ListQuery } from "../store";
import type { Parameters } from "./parameters";
import { sortTarget } from "./sort-key";

export function queryProjection(type: ResourceType, parameters: Parameters): Projection {
  return parseProjection(type, parameters.get("attributes"), parameters.get("excludedattributes"));
}

/**
 * What is listed of each type and in which direction (RFC 7644 3.4.2). An attribute that only some of the types have
 * counts as unassigned in the others (RFC 7644 3.4.2.1). Throws `invalidFilter`, and `invalidValue` for a sortBy that no
 * type has.
 */
export function parseParts(
  types: readonly ResourceType[],
  parameters: Parameters,
): Pick<ListQuery, "parts" | "descending"> {
  const text = parameters.get("filter");
  if (text !== undefined && text.trim() === "") throw invalidFilter("The filter is empty; leave it out to get all.");
  const filter = text === undefined ? undefined : parseFilter(text);
  const sortPaths = parseSort(types, parameters.get("sortby")?.trim() ?? "");
  const parts = types.map((type, index): ListPart => {
    const others = types.filter((other) => other !== type);
    const projection = queryProjection(type, parameters);
    return {
      type: type.name,
      filter: filter && bindFilter(type, filter, others),
      sortBy: sortPaths[index],
      references: projectionShows(type, projection, type.referenceAttribute),
      shownKeys: shownKeys(type, projection),
      wholeAttributes: wholeAttributes(type, projection),
    };
  });
  return { parts, descending: parseSortOrder(parameters.get("sortorder")) };
}

function parseSortOrder(text = ""): boolean {
  const order = text.trim().toLowerCase();
  if (order === "" || order === "ascending" || order === "descending") return order === "descending";
  throw invalidValue(`sortOrder is "${text}"; it must be ascending or descending.`);
}

/** How many resources a page may hold: below 0 is 0, and at most the page limit. Throws `invalidValue` for no number. */
export function parseCount(parameters: Parameters, config: ServerConfig): number {
  const count = integerParameter(parameters, "count") ?? config.pageSizeDefault;
  return Math.min(Math.max(0, count), config.pageSizeMax);
}

/** One-based; what is below 1 is 1. Throws `invalidValue` for no number. */
export function parseStartIndex(parameters: Parameters): number {
  return Math.max(1, integerParameter(parameters, "startIndex") ?? 1);
}

function integerParameter(parameters: Parameters, name: string): number | undefined {
  const text = parameters.get(name.toLowerCase())?.trim();
  if (text === undefined || text === "") return undefined;
  if (!/^[+-]?\d{1,100}$/.test(text)) throw invalidValue(`${name} is "${text}"; it must be a whole number.`);
  return Math.max(-1, Math.min(Number(text), 2_147_483_647));
}

/** For each type the attribute to sort by; undefined where the type has none of that name. */
function parseSort(types: readonly ResourceType[], sortBy: string): readonly (AttributePath | undefined)[] {
  if (sortBy === "") return types.map(() => undefined);
  const paths = types.map((type) => sortablePath(type, sortBy));
  const found = paths.filter((path) => path !== undefined);
  if (found.length === 0) {
    const resources = types.map(({ name }) => `${name}s`).join(" and ");
    throw invalidValue(
      `${resources} cannot be sorted by "${sortBy}". Name an attribute that has one value, as userName or name.familyName.`,
    );
  }
  const compared = found.map(({ attribute, subAttribute }) => (subAttribute ?? attribute).type);
  if (new Set(compared).size > 1) {
    throw invalidValue(`"${sortBy}" is of another type in each resource type; put the schema's URN before it.`);
  }
  return paths;
}

function sortablePath(type: ResourceType, sortBy: string): AttributePath | undefined {
  const path = resolvePath(type, sortBy);
  if (!path || "extension" in path || path.attribute.name === type.referenceAttribute) return undefined;
  const { attribute, subAttribute } = sortTarget(path);
  const isHidden = [attribute, subAttribute].some((each) => each?.returned === "never");
  return isHidden || (subAttribute ?? attribute).type === "complex" ? undefined : path;
}
