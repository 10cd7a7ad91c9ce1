import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";
import type { BoundFilter, ListQuery, ResourcePage } from "@/scim";
import { type ResourceTable, resourceScope } from "./filter-scope";
import { filterSql } from "./filter-sql";
import { type ResourceRow, storedResource } from "./resource-sql";
import { sortKeySql } from "./sort-sql";

interface ListSource {
  readonly table: ResourceTable;
  /** `members` or `groups`. */
  readonly from: SQL;
  readonly columns: (references: boolean) => SQL;
}

/** A page and the exact total in one round trip; in the order of the sort, then of creation (ids are time-ordered). */
export async function listResources(
  db: Db,
  teamId: string,
  source: ListSource,
  query: ListQuery,
): Promise<ResourcePage> {
  const { filter, sort, startIndex, count } = query;
  const condition = filter ? sql`and ${filterSql(filter, resourceScope(source.table))}` : sql``;
  const matching = sql`from ${source.from} r where r.team_id = ${teamId} ${condition}`;
  const direction = sql.raw(sort?.descending ? "desc" : "asc");
  const sortKey = sort ? sortKeySql(source.table, sort) : sql`null::text`;
  const found = await rows<Partial<ResourceRow> & { total: number }>(
    db,
    sql`select t.total, page.* from (select count(*)::integer as total ${matching}) t
      left join lateral (
        select ${source.columns(query.references)}, ${sortKey} as sort_key ${matching}
        order by sort_key ${direction}, r.id limit ${count}::integer offset ${startIndex - 1}::integer
      ) page on true
      order by page.sort_key ${direction}, page.id`,
    isSteady(filter) && !sort ? { name: `list_${source.table.type.name}` } : {},
  );
  const resources = found.flatMap((row) => (isResource(row) ? [storedResource(row)] : []));
  return { totalResults: found[0]?.total ?? 0, resources };
}

/** An empty page comes as one row of nulls beside the total. */
function isResource(row: Partial<ResourceRow>): row is ResourceRow {
  return typeof row.id === "string";
}

/**
 * Whether the statement's text is one of a few, so that preparing it pays and a client cannot make the server keep
 * thousands: no filter, or the lookups of connectors, one or two comparisons by `eq`.
 */
function isSteady(filter: BoundFilter | undefined): boolean {
  if (filter === undefined) return true;
  if (filter.kind === "and")
    return filter.operands.length === 2 && filter.operands.every((each) => each.kind === "compare" && isSteady(each));
  return filter.kind === "compare" && filter.operator === "eq";
}
