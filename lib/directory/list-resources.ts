import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";
import type { ListPart, ListQuery, Position, ResourcePage, ResourceTypeName } from "@/scim";
import { listFound } from "./found-list";
import { orderSql } from "./keyset-sql";
import { sortTypeOf, steadyName, wantedRows } from "./list-shape";
import { lookUp } from "./look-up";
import { partTotal, SOURCES, sectionSql } from "./part-sql";
import { isPlain, listPlainly } from "./plain-list";
import { listRendered, showsWholeAttributes } from "./rendered-list";
import { type ResourceRow, storedResource } from "./resource-sql";

interface ListedRow extends ResourceRow {
  readonly total: number;
  readonly type: ResourceTypeName;
  readonly position_key: Position["key"];
}

/** A page and the exact total in one round trip; in the order of the sort, then of ids, which is that of creation. */
export async function listResources(db: Db, teamId: string, query: ListQuery): Promise<ResourcePage> {
  const looked = await lookUp(db, teamId, query);
  if (looked) return looked;
  if (showsWholeAttributes(query)) {
    if (isPlain(query)) return listPlainly(db, teamId, query);
    return (await listFound(db, teamId, query)) ?? listRendered(db, teamId, query);
  }
  const totals = query.parts.map((part) => partTotal(teamId, query, part));
  const found = await rows<Partial<ListedRow> & { total: number }>(
    db,
    sql`select t.total, page.* from (select ${sql.join(totals, sql.raw(" + "))} as total) t
      left join lateral (${pageSql(teamId, query)}) page on true
      order by ${orderSql(query, "page.")}`,
    { name: steadyName(query) },
  );
  const listed = found.flatMap((row) => (isResource(row) ? [row] : []));
  const totalResults = found[0]?.total ?? 0;
  if (query.page.kind === "index") return { totalResults, resources: listed.map(listedResource) };
  return cursorPage(totalResults, listed, query);
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
  const { parts, page } = query;
  const skipped = page.kind === "index" ? page.startIndex - 1 : 0;
  const wanted = wantedRows(query);
  const type = sortTypeOf(query);
  const [part, ...others] = parts;
  if (part && others.length === 0) {
    const section = sectionSql(teamId, query, part, { type, limit: sql`${wanted}::integer`, skipped });
    return shownSql(teamId, part, section);
  }
  // Nothing behind this many rows of one type can be on the page of all.
  const limit = sql`least(${wanted}::bigint + ${skipped}::bigint, 2147483647)`;
  const branches = parts.map((each) =>
    shownSql(teamId, each, sectionSql(teamId, query, each, { type, limit, skipped: 0 })),
  );
  return sql`select * from (${sql.join(branches, sql.raw(" union all "))}) listed
    order by ${orderSql(query, "listed.")} limit ${wanted}::integer offset ${skipped}::integer`;
}

function shownSql(teamId: string, part: ListPart, section: SQL): SQL {
  return sql`select ${SOURCES[part.type].columns(teamId, part)}, ${part.type}::text as type, r.sort_key, r.position_key
    from (${section}) r`;
}
