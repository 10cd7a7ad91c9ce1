import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";
import type { BoundFilter, ListPart, ListQuery, Position, ResourcePage, ResourceTypeName } from "@/scim";
import { type ResourceTable, resourceScope } from "./filter-scope";
import { filterSql } from "./filter-sql";
import { groupTable } from "./group-table";
import { orderSql, pastSql } from "./keyset-sql";
import { type FoundRow, lookupOf } from "./look-up";
import { startSql, totalSql } from "./resource-counts";
import { groupColumns, type ResourceRow, storedResource, userColumns } from "./resource-sql";
import { positionKeySql, type SortType, sortKeySql, sortType } from "./sort-sql";
import { userTable } from "./user-table";

interface ListSource {
  readonly table: ResourceTable;
  readonly from: SQL;
  readonly columns: (teamId: string, references: boolean) => SQL;
}

const SOURCES: Readonly<Record<ResourceTypeName, ListSource>> = {
  User: { table: userTable, from: sql.raw("members"), columns: userColumns },
  Group: { table: groupTable, from: sql.raw("groups"), columns: groupColumns },
};

interface ListedRow extends ResourceRow {
  readonly total: number;
  readonly type: ResourceTypeName;
  readonly position_key: Position["key"];
}

/** A page and the exact total in one round trip; in the order of the sort, then of ids, which is that of creation. */
export async function listResources(db: Db, teamId: string, query: ListQuery): Promise<ResourcePage> {
  const { parts, page } = query;
  const lookup = lookupOf(query);
  if (lookup) return lookedUp(parts, await lookup.find(db, { team: teamId, value: lookup.value, count: query.count }));
  const totals = parts.map((part) =>
    part.filter ? sql`(select count(*)::integer ${matching(teamId, query, part)})` : totalSql(teamId, part.type),
  );
  const found = await rows<Partial<ListedRow> & { total: number }>(
    db,
    sql`select t.total, page.* from (select ${sql.join(totals, sql.raw(" + "))} as total) t
      left join lateral (${pageSql(teamId, query)}) page on true
      order by ${orderSql(query, "page.")}`,
    isSteady(query) ? { name: `list_${parts.map(({ type }) => type).join("_")}_${page.kind}` } : {},
  );
  const listed = found.flatMap((row) => (isResource(row) ? [row] : []));
  const totalResults = found[0]?.total ?? 0;
  return page.kind === "index" ? indexPage(totalResults, listed) : cursorPage(totalResults, listed, query);
}

function lookedUp(parts: readonly ListPart[], found: readonly FoundRow[]): ResourcePage {
  const type = parts[0]?.type ?? "User";
  const resources = found.flatMap((row) => (isResource(row) ? [{ ...storedResource(row), type }] : []));
  return { totalResults: found[0]?.total ?? 0, resources };
}

function indexPage(totalResults: number, listed: readonly ListedRow[]): ResourcePage {
  return { totalResults, resources: listed.map(listedResource) };
}

/** One row more than wanted was asked for: it tells whether more comes. A page that was read backwards is turned round. */
function cursorPage(totalResults: number, listed: readonly ListedRow[], { page, count }: ListQuery): ResourcePage {
  const kept = listed.slice(0, count);
  const inOrder = page.kind === "cursor" && page.backwards ? kept.toReversed() : kept;
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  const bounds = first && last && { first: positionOf(first), last: positionOf(last), more: listed.length > count };
  return { totalResults, resources: inOrder.map(listedResource), bounds };
}

function positionOf({ position_key: key, id }: ListedRow): Position {
  return { key, id };
}

function listedResource(row: ListedRow) {
  return { ...storedResource(row), type: row.type };
}

/** An empty page comes as one row of nulls beside the total. */
function isResource<Row extends ResourceRow>(row: Partial<Row>): row is Row {
  return typeof row.id === "string";
}

function pageSql(teamId: string, query: ListQuery): SQL {
  const { parts, page, count } = query;
  const skipped = page.kind === "index" ? page.startIndex - 1 : 0;
  const wanted = page.kind === "index" || count === 0 ? count : count + 1;
  const type = parts.flatMap(({ sortBy }) => (sortBy ? [sortType(sortBy)] : []))[0] ?? "text";
  if (parts.length === 1 && parts[0]) {
    const part = parts[0];
    if (skipped > 0) return laterPageSql(teamId, query, part, { type, wanted, skipped });
    return sql`${partSql(teamId, query, part, type)} limit ${wanted}::integer`;
  }
  // Nothing behind this many rows of one type can be on the page of all.
  const reach = sql`limit least(${wanted}::bigint + ${skipped}::bigint, 2147483647)`;
  const branches = parts.map((part) => sql`(${partSql(teamId, query, part, type)} ${reach})`);
  return sql`select * from (${sql.join(branches, sql.raw(" union all "))}) listed
    order by ${orderSql(query, "listed.")} limit ${wanted}::integer offset ${skipped}::integer`;
}

function partSql(teamId: string, query: ListQuery, part: ListPart, type: SortType): SQL {
  const { table, columns } = SOURCES[part.type];
  const key = part.sortBy ? sortKeySql(table, part.sortBy, query.baseUrl) : sql`null::${sql.raw(type)}`;
  const positionKey = query.page.kind === "cursor" ? positionKeySql(type, key) : sql`null::jsonb`;
  const past = pastSql(query.page, { key: part.sortBy && key, type, descending: query.descending });
  return sql`select ${columns(teamId, part.references)}, ${part.type}::text as type, ${key} as sort_key,
      ${positionKey} as position_key
    ${matching(teamId, query, part)} ${past} order by ${orderSql(query, "", "r.id")}`;
}

interface Section {
  readonly type: SortType;
  readonly wanted: number;
  readonly skipped: number;
}

/** From so many skipped rows on they are not walked over. */
const COUNTED_FROM = 1_000;

/** A page behind others: its ids are found first, so that nothing is read of what is skipped but the index. */
function laterPageSql(teamId: string, query: ListQuery, part: ListPart, { type, wanted, skipped }: Section): SQL {
  const { table, from, columns } = SOURCES[part.type];
  const key = part.sortBy ? sortKeySql(table, part.sortBy, query.baseUrl) : sql`null::${sql.raw(type)}`;
  const isCounted = skipped >= COUNTED_FROM && !part.filter && !part.sortBy;
  const chosen = isCounted
    ? sql`with start as materialized (${startSql(teamId, part.type, skipped)})
        select r.id, ${key} as sort_key from ${from} r
        where r.team_id = ${teamId} and r.id >= (select block from start)
        order by r.id limit ${wanted}::integer offset (select rest from start)`
    : sql`select r.id, ${key} as sort_key ${matching(teamId, query, part)}
        order by ${orderSql(query, "", "r.id")} limit ${wanted}::integer offset ${skipped}::integer`;
  // The limit tells the planner, which guesses how many are chosen, that each is looked up by its key.
  return sql`select found.*, ${part.type}::text as type, chosen.sort_key, null::jsonb as position_key
    from (${chosen}) chosen cross join lateral (
      select ${columns(teamId, part.references)} from ${from} r where r.team_id = ${teamId} and r.id = chosen.id limit 1) found
    order by ${orderSql(query, "chosen.")}`;
}

function matching(teamId: string, { baseUrl }: ListQuery, { type, filter }: ListPart): SQL {
  const { table, from } = SOURCES[type];
  const condition = filter ? sql`and ${filterSql(filter, resourceScope(table, baseUrl))}` : sql``;
  return sql`from ${from} r where r.team_id = ${teamId} ${condition}`;
}

/**
 * Whether the statement's text is one of a few, so that preparing it pays and a client cannot make the server keep
 * thousands: not sorted, and no filter or the lookups of connectors, one or two comparisons by `eq`.
 */
function isSteady({ parts }: ListQuery): boolean {
  return parts.every(({ filter, sortBy }) => !sortBy && (filter === undefined || isLookup(filter)));
}

function isLookup(filter: BoundFilter): boolean {
  if (filter.kind !== "and") return isComparisonByEq(filter);
  return filter.operands.length === 2 && filter.operands.every(isComparisonByEq);
}

/** Attributes that teams declare are without number. */
function isComparisonByEq(filter: BoundFilter): boolean {
  return filter.kind === "compare" && filter.operator === "eq" && filter.target.schema?.declared !== true;
}
