import { type SQL, sql } from "drizzle-orm";
import type { BoundFilter, ListPart, ListQuery, ResourceTypeName } from "@/scim";
import { type ResourceTable, resourceScope } from "./filter-scope";
import { conjuncts, filterSql } from "./filter-sql";
import { groupTable } from "./group-table";
import { orderSql, pastSql } from "./keyset-sql";
import { startSql, totalSql } from "./resource-counts";
import { groupColumns, userColumns, type Wanted } from "./resource-sql";
import { positionKeySql, type SortType, sortKeySql } from "./sort-sql";
import { userTable } from "./user-table";

interface ListSource {
  readonly table: ResourceTable;
  readonly from: SQL;
  readonly columns: (teamId: string, wanted: Wanted) => SQL;
}

/** Where the resources of a type are, and how the protocol core wants their rows `r`. */
export const SOURCES: Readonly<Record<ResourceTypeName, ListSource>> = {
  User: { table: userTable, from: sql.raw("members"), columns: userColumns },
  Group: { table: groupTable, from: sql.raw("groups"), columns: groupColumns },
};

/** How many resources of the type are listed in all. */
export function partTotal(teamId: string, query: ListQuery, part: ListPart): SQL {
  if (!part.filter) return totalSql(teamId, part.type);
  return sql`(select count(*)::integer ${matching(teamId, query, part)})`;
}

/** The rows `r` of the type that the list has. */
export function matching(teamId: string, { baseUrl }: ListQuery, { type, filter }: ListPart): SQL {
  const { table, from } = SOURCES[type];
  const condition = filter ? sql`and ${filterSql(filter, resourceScope(table, baseUrl))}` : sql``;
  return sql`from ${from} r where r.team_id = ${teamId} ${condition}`;
}

/**
 * Whether an index finds the resources of the part, but not in the order of the list: then they are found once, to be
 * counted and to be shown.
 */
export function isFoundByIndex({ type, filter, sortBy }: ListPart): boolean {
  return filter !== undefined && sortBy === undefined && hasIndex(filter, SOURCES[type].table);
}

function hasIndex(filter: BoundFilter, table: ResourceTable): boolean {
  switch (filter.kind) {
    case "and":
      return filter.operands.some((operand) => hasIndex(operand, table));
    case "compare":
      return (table.byIndex(filter) ?? table.narrowed(filter)) !== undefined;
    case "valuePath":
      return conjuncts(filter.filter).some((each) => table.narrowed(each, filter.target) !== undefined);
    case "or":
    case "not":
    case "present":
    case "unassigned":
      return false;
    default:
      return filter satisfies never;
  }
}

/** The part's rows `r` of these ids, which `chosen` gives as `id`. */
export function rowsOfIds(teamId: string, { type }: ListPart, chosen: SQL): SQL {
  // The limit tells the planner, which guesses how many are chosen, that each is looked up by its key.
  return sql`(${chosen}) chosen cross join lateral (
    select * from ${SOURCES[type].from} r where r.team_id = ${teamId} and r.id = chosen.id limit 1) found`;
}

/** Some rows of a list, next to one another. */
export interface Section {
  readonly type: SortType;
  readonly limit: SQL;
  readonly skipped: number;
}

/** A section of one type: its rows with `sort_key` and `position_key`, as a select. */
export function sectionSql(teamId: string, query: ListQuery, part: ListPart, section: Section): SQL {
  if (section.skipped > 0) return laterSection(teamId, query, part, section);
  const { type, limit } = section;
  const key = sortKey(query, part, type);
  const positionKey = query.page.kind === "cursor" ? positionKeySql(type, key) : sql`null::jsonb`;
  const past = pastSql(query.page, { key: part.sortBy && key, type, descending: query.descending });
  return sql`select r.*, ${key} as sort_key, ${positionKey} as position_key
    ${matching(teamId, query, part)} ${past} order by ${orderSql(query, "", "r.id")} limit ${limit}`;
}

function sortKey(query: ListQuery, { type: name, sortBy }: ListPart, type: SortType): SQL {
  return sortBy ? sortKeySql(SOURCES[name].table, sortBy, query.baseUrl) : sql`null::${sql.raw(type)}`;
}

/** From so many skipped rows on they are not walked over. */
const COUNTED_FROM = 1_000;

/** A section behind others: its ids are found first, so that nothing is read of what is skipped but the index. */
function laterSection(teamId: string, query: ListQuery, part: ListPart, { type, limit, skipped }: Section): SQL {
  const { from } = SOURCES[part.type];
  const key = sortKey(query, part, type);
  const isCounted = skipped >= COUNTED_FROM && !part.filter && !part.sortBy;
  const chosen = isCounted
    ? sql`with start as materialized (${startSql(teamId, part.type, skipped)})
        select r.id, ${key} as sort_key from ${from} r
        where r.team_id = ${teamId} and r.id >= (select block from start)
        order by r.id limit ${limit} offset (select rest from start)`
    : sql`select r.id, ${key} as sort_key ${matching(teamId, query, part)}
        order by ${orderSql(query, "", "r.id")} limit ${limit} offset ${skipped}::integer`;
  return sql`select found.*, chosen.sort_key, null::jsonb as position_key from ${rowsOfIds(teamId, part, chosen)}`;
}
