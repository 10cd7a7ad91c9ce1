import { type SQL, sql } from "drizzle-orm";
import type { ListQuery, PageRequest } from "@/scim";
import { positionKeyValue, type SortType } from "./sort-sql";

/** Whether rows are read in the order against that of the list. */
function isReversed(page: PageRequest): boolean {
  return page.kind === "cursor" && page.backwards;
}

/**
 * The order of a list: by the sort key, without a value last when ascending and first when descending, as PostgreSQL
 * orders null anyway; then by id. Both ways round for a page that is read backwards.
 */
export function orderSql({ descending, page }: ListQuery, prefix: string, id = `${prefix}id`): SQL {
  const reversed = isReversed(page);
  const keyOrder = descending === reversed ? "asc" : "desc";
  return sql.raw(`${prefix}sort_key ${keyOrder}, ${id} ${reversed ? "desc" : "asc"}`);
}

interface SortedBy {
  /** The sort key; undefined when the rows are in the order of their ids. */
  readonly key: SQL | undefined;
  readonly type: SortType;
  readonly descending: boolean;
}

/** The condition that a row comes behind the position of a cursor, in the direction that is read. */
export function pastSql(page: PageRequest, { key, type, descending }: SortedBy): SQL {
  if (page.kind !== "cursor" || !page.from) return sql``;
  const { from, backwards } = page;
  const behindId = sql`r.id ${sql.raw(backwards ? "<" : ">")} ${from.id}::text`;
  const ascending = descending === backwards;
  if (key === undefined) return unsortedPast(from.key === null, ascending, behindId);
  if (from.key === null) {
    const isNull = sql`(${key} is null and ${behindId})`;
    return ascending ? sql`and ${isNull}` : sql`and (${key} is not null or ${isNull})`;
  }
  const value = positionKeyValue(type, from.key);
  const behindKey = sql`${key} ${sql.raw(ascending ? ">" : "<")} ${value}`;
  const orMissing = ascending ? sql` or ${key} is null` : sql``;
  return sql`and (${behindKey} or (${key} = ${value} and ${behindId})${orMissing})`;
}

/** Rows without any key stand together: behind all others when ascending, before them when descending. */
function unsortedPast(isAmongThem: boolean, ascending: boolean, behindId: SQL): SQL {
  if (isAmongThem) return sql`and ${behindId}`;
  return ascending ? sql`` : sql`and false`;
}
