import { compareCodePoints } from "../case-fold";
import { evaluateFilter } from "../filter/evaluate";
import type { JsonObject } from "../json";
import { sortKey } from "../list/sort-key";
import type { ResourceTypeName } from "../schema/attribute";
import type { ListedResource, ListPart, ListQuery, Position, ResourcePage, StoredResource } from "../store";

export interface MemoryRow {
  readonly id: string;
  readonly created: string;
  version: number;
  lastModified: string;
  document: JsonObject;
}

/** The rows of one resource type. */
export interface MemoryListing {
  all(): readonly MemoryRow[];
  whole(row: MemoryRow, baseUrl: string): JsonObject;
  stored(row: MemoryRow, references: boolean): StoredResource;
}

interface Found {
  readonly position: Position;
  readonly resource: ListedResource;
}

/** A page of the listings in the order and by the rules of the storage port. */
export function listMemory(
  listings: Readonly<Record<ResourceTypeName, MemoryListing>>,
  query: ListQuery,
): ResourcePage {
  const sign = query.descending ? -1 : 1;
  const found = query.parts
    .flatMap((part) => findRows(listings[part.type], part, query.baseUrl))
    .toSorted((left, right) => comparePositions(left.position, right.position, sign));
  const totalResults = found.length;
  const { page, count } = query;
  if (page.kind === "index") {
    const { startIndex } = page;
    return { totalResults, resources: found.slice(startIndex - 1, startIndex - 1 + count).map(resourceOf) };
  }
  const { from, backwards } = page;
  const side = backwards ? -1 : 1;
  const ahead = found.filter(({ position }) => !from || comparePositions(position, from, sign) * side > 0);
  const kept = backwards ? ahead.slice(Math.max(0, ahead.length - count)) : ahead.slice(0, count);
  const [first, last] = [kept[0], kept.at(-1)];
  const more = ahead.length > count;
  const bounds = first && last && { first: first.position, last: last.position, more };
  return { totalResults, resources: kept.map(resourceOf), bounds };
}

function findRows(listing: MemoryListing, { type, filter, sortBy, references }: ListPart, baseUrl: string): Found[] {
  return listing.all().flatMap((row) => {
    const whole = listing.whole(row, baseUrl);
    if (filter && !evaluateFilter(filter, whole)) return [];
    const key = sortBy ? (sortKey(whole, sortBy) ?? null) : null;
    return [{ position: { key, id: row.id }, resource: { ...listing.stored(row, references), type } }];
  });
}

function resourceOf({ resource }: Found): ListedResource {
  return resource;
}

/** By key, missing ones last (first when the sign is negative), then by id in ascending order whatever the sign. */
function comparePositions(left: Position, right: Position, sign: number): number {
  return sign * compareKeys(left.key, right.key) || compareCodePoints(left.id, right.id);
}

function compareKeys(left: Position["key"], right: Position["key"]): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  if (typeof left === "string" && typeof right === "string") return compareCodePoints(left, right);
  return Number(left) - Number(right);
}
