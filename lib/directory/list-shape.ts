import type { BoundFilter, ListQuery } from "@/scim";
import { type SortType, sortType } from "./sort-sql";

/** Rows that are read for a page: of one by cursor one more than it has, which tells whether others follow. */
export function wantedRows({ page, count }: ListQuery): number {
  return page.kind === "index" || count === 0 ? count : count + 1;
}

/** The type of the values that the list is sorted by. */
export function sortTypeOf({ parts }: ListQuery): SortType {
  return parts.flatMap(({ sortBy }) => (sortBy ? [sortType(sortBy)] : []))[0] ?? "text";
}

/**
 * A name for the statement to be prepared under, where its text is one of a few, so that preparing it pays and a client
 * cannot make the server keep thousands: not sorted, and no filter or one that connectors look somebody up by.
 */
export function steadyName({ parts, page }: ListQuery, kind = "list"): string | undefined {
  const isSteady = parts.every(({ filter, sortBy }) => !sortBy && (filter === undefined || isLookup(filter)));
  return isSteady ? `${kind}_${parts.map(({ type }) => type).join("_")}_${page.kind}` : undefined;
}

/** One or two comparisons by `eq`, also of one entry of a multi-valued attribute. */
function isLookup(filter: BoundFilter): boolean {
  if (filter.kind === "valuePath") return filter.target.schema?.declared !== true && isLookup(filter.filter);
  if (filter.kind !== "and") return isComparisonByEq(filter);
  return filter.operands.length === 2 && filter.operands.every(isComparisonByEq);
}

/** Attributes that teams declare are without number. */
function isComparisonByEq(filter: BoundFilter): boolean {
  return filter.kind === "compare" && filter.operator === "eq" && filter.target.schema?.declared !== true;
}
