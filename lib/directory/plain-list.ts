import { type Placeholder, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { statement } from "@/db/statement";
import type { ResourcePage } from "@/scim";
import { type RenderableQuery, type RenderedRow, renderedPage } from "./rendered-list";
import { shownAddresses } from "./rendered-user";
import { startSql, totalSql } from "./resource-counts";
import { onceForEach, type ShownShape, shownPeople } from "./shown-people";

/** Rows of a page at most, and rows that are skipped one by one. */
const ROWS_MAX = 1_000;

/** Whether the list is neither filtered nor sorted: all people, page by page. */
export function isPlain({ parts: [part], page, count }: RenderableQuery): boolean {
  const isById = page.kind === "index" || (page.from ? page.from.key === null : !page.backwards);
  return !part.filter && !part.sortBy && count <= ROWS_MAX && isById;
}

/** The page as `listRendered` gives it, by a statement that is made once and planned once. */
export async function listPlainly(db: Db, teamId: string, query: RenderableQuery): Promise<ResourcePage> {
  const { page, count, baseUrl } = query;
  const { run: pages, values } = pagesOf(query.parts[0]);
  const common = { team: teamId, count, ...shownAddresses(baseUrl), ...values };
  if (page.kind === "index") {
    const skipped = page.startIndex - 1;
    const [found] = await (skipped < ROWS_MAX ? pages.near : pages.far)(db, { ...common, skipped });
    return renderedPage(found);
  }
  const [found] = await (page.backwards ? pages.before : pages.behind)(db, { ...common, from: page.from?.id ?? "" });
  const bounds = found?.first_id && found.last_id && { first: at(found.first_id), last: at(found.last_id) };
  return { ...renderedPage(found), bounds: bounds ? { ...bounds, more: found.more } : undefined };
}

function at(id: string) {
  return { key: null, id };
}

const pagesOf = onceForEach((shape) => ({
  near: indexPage("near", shape, nearStart),
  far: indexPage("far", shape, farStart),
  behind: cursorPage("behind", shape, { past: ">", order: "asc", edge: "last_id" }),
  before: cursorPage("before", shape, { past: "<", order: "desc", edge: "first_id" }),
}));

type CommonPlace = "team" | "count" | "users" | "groups" | keyof ShownShape["values"];
type StartPlaces = Readonly<Record<"team" | "skipped", Placeholder>>;

function nearStart({ team, skipped }: StartPlaces): SQL {
  const within = sql`select id from members where team_id = ${team} order by id ${sql.raw(`limit ${ROWS_MAX}`)}`;
  return sql`select id from (${within}) r order by id limit 1 offset ${skipped}::integer`;
}

function farStart({ team, skipped }: StartPlaces): SQL {
  return sql`with start as materialized (${startSql(team, "User", skipped)})
    select id from members where team_id = ${team} and id >= (select block from start)
    order by id limit 1 offset (select rest from start)`;
}

/** @param start gives the id of the page's first person, or nothing behind the end */
function indexPage(name: string, shape: ShownShape, start: (places: StartPlaces) => SQL) {
  return statement<RenderedRow, CommonPlace | "skipped">(`list_${shape.name}_${name}`, (places) => {
    const from = sql`r.id >= (${start(places)})`;
    return sql`select ${totalSql(places.team, "User")} as total, page.*
      from (select ${pageSql(shape, places, from)}) page`;
  });
}

interface CursorRow extends RenderedRow {
  /** null for an empty page. */
  readonly first_id: string | null;
  readonly last_id: string | null;
  readonly more: boolean;
}

type Direction = Readonly<Record<"past" | "order" | "edge", string>>;

function cursorPage(name: string, shape: ShownShape, { past, order, edge }: Direction) {
  return statement<CursorRow, CommonPlace | "from">(`list_${shape.name}_${name}`, (places) => {
    const { team, from } = places;
    const beyond = sql`r.id ${sql.raw(past)} ${from}::text`;
    return sql`select ${totalSql(team, "User")} as total, page.*, exists (
        select 1 from members r where r.team_id = ${team} and r.id ${sql.raw(`${past} page.${edge}`)}) as more
      from (select min(r.id) as first_id, max(r.id) as last_id, ${pageSql(shape, places, beyond, order)}) page`;
  });
}

function pageSql(
  shape: ShownShape,
  places: Readonly<Record<CommonPlace, Placeholder>>,
  condition: SQL,
  order = "asc",
): SQL {
  const { team, count } = places;
  const people = shownPeople(shape, places);
  const inOrder = sql.raw(`order by r.id ${order}`);
  const within = sql`select * from members r where r.team_id = ${team} and ${condition} ${inOrder} ${sql.raw(`limit ${ROWS_MAX}`)}`;
  // A limit that is a parameter is taken for a tenth of what it limits. Said twice, of a thousand, it makes the plan for all
  // pages look no dearer than that for one, so that PostgreSQL plans once and not at each page.
  const limited = (rows: SQL) => sql`select * from (${rows}) r ${inOrder} limit ${count}::integer`;
  return sql`count(*)::integer as listed, string_agg(${people.text}, ',' order by r.id) as text
    from (${limited(limited(within))}) r ${people.joined}`;
}
