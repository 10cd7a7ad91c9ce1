import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";
import type { ListQuery, Position, ResourcePage } from "@/scim";
import { orderSql } from "./keyset-sql";
import { sortTypeOf, steadyName, wantedRows } from "./list-shape";
import { isFoundByIndex, matching, partTotal, rowsOfIds, sectionSql } from "./part-sql";
import { shownAddresses } from "./rendered-user";
import { type RenderablePart, shapeOf, shownPeople } from "./shown-people";

/** A page as one row. */
export interface RenderedRow {
  readonly total: number;
  readonly listed: number;
  /** null for an empty page. */
  readonly text: string | null;
}

interface RenderedCursorRow extends RenderedRow {
  /** Where the page begins and ends in the direction in which it was read; null for an empty page. */
  readonly edges: readonly Position[] | null;
  readonly more: boolean;
}

export interface RenderableQuery extends ListQuery {
  readonly parts: readonly [RenderablePart];
}

/** Whether the database can make the list's text: people, of whom whole attributes are shown. */
export function showsWholeAttributes(query: ListQuery): query is RenderableQuery {
  const [part, ...others] = query.parts;
  return others.length === 0 && part?.type === "User" && part.wholeAttributes !== undefined;
}

/** Whether it is one of people that are shown whole. */
export function isRenderable(query: ListQuery): query is RenderableQuery {
  return showsWholeAttributes(query) && query.parts[0].wholeAttributes === "all";
}

/** A page and the exact total in one round trip, the page as text that is ready to be sent. */
export async function listRendered(db: Db, teamId: string, query: RenderableQuery): Promise<ResourcePage> {
  return query.page.kind === "index" ? indexPage(db, teamId, query) : cursorPage(db, teamId, query, query.page);
}

async function indexPage(db: Db, teamId: string, query: RenderableQuery): Promise<ResourcePage> {
  const { total, section, people, name } = partsOf(teamId, query);
  const [page] = await rows<RenderedRow>(
    db,
    sql`select page.* from (${foundSql(teamId, query)}
      select ${total} as total, count(*)::integer as listed,
        string_agg(${people.text}, ',' order by ${orderSql(query, "r.")}) as text
      from (${section}) r ${people.joined}) page`,
    { name },
  );
  return renderedPage(page);
}

/** Whoever an index finds, found once. */
function foundSql(teamId: string, query: RenderableQuery): SQL {
  const [part] = query.parts;
  return isFoundOnce(query)
    ? sql`with found_ids as materialized (select r.id ${matching(teamId, query, part)})`
    : sql``;
}

function isFoundOnce({ page, parts: [part] }: RenderableQuery): boolean {
  return page.kind === "index" && isFoundByIndex(part);
}

async function cursorPage(
  db: Db,
  teamId: string,
  query: RenderableQuery,
  { backwards }: { readonly backwards: boolean },
): Promise<ResourcePage> {
  const { total, section, people, name } = partsOf(teamId, query);
  const kept = sql`filter (where r.n <= ${query.count}::integer)`;
  const [page] = await rows<RenderedCursorRow>(
    db,
    sql`select ${total} as total, page.* from (
      select count(*) ${kept}::integer as listed, count(*) > ${query.count}::integer as more,
        string_agg(${people.text}, ',' order by r.n ${sql.raw(backwards ? "desc" : "asc")}) ${kept} as text,
        jsonb_agg(jsonb_build_object('key', r.position_key, 'id', r.id) order by r.n)
          filter (where r.n = 1 or r.n = least(r.found, ${query.count}::integer)) as edges
      from (
        select s.*, row_number() over (order by ${orderSql(query, "s.")}) as n, count(*) over () as found from (${section}) s
      ) r ${people.joined}) page`,
    { name },
  );
  const edges = (backwards ? page?.edges?.toReversed() : page?.edges) ?? [];
  const [first, last] = [edges[0], edges.at(-1)];
  const isFull = page !== undefined && page.listed > 0 && first && last;
  return { ...renderedPage(page), bounds: isFull ? { first, last, more: page.more } : undefined };
}

function partsOf(teamId: string, query: RenderableQuery) {
  const [part] = query.parts;
  const skipped = query.page.kind === "index" ? query.page.startIndex - 1 : 0;
  const limit = sql`${wantedRows(query)}::integer`;
  const shape = shapeOf(part);
  const places = { team: teamId, ...shownAddresses(query.baseUrl), ...shape.values };
  const common = { people: shownPeople(shape, places), name: steadyName(query, `list_${shape.name}`) };
  if (isFoundOnce(query)) {
    const chosen = sql`select id from found_ids order by id limit ${limit} offset ${skipped}::integer`;
    return {
      ...common,
      total: sql`(select count(*)::integer from found_ids)`,
      section: sql`select found.*, null::text as sort_key from ${rowsOfIds(teamId, part, chosen)}`,
    };
  }
  return {
    ...common,
    total: partTotal(teamId, query, part),
    section: sectionSql(teamId, query, part, { type: sortTypeOf(query), limit, skipped }),
  };
}

export function renderedPage(page: RenderedRow | undefined): ResourcePage {
  const { total = 0, listed = 0, text } = page ?? {};
  return { totalResults: total, resources: [], rendered: { length: listed, text: text ?? "" } };
}
