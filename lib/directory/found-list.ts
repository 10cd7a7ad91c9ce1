import { type Placeholder, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { unplanned } from "@/db/parameters";
import { statement } from "@/db/statement";
import type { ListPart, ResourcePage } from "@/scim";
import type { Comparison } from "./filter-scope";
import { type RenderableQuery, type RenderedRow, renderedPage } from "./rendered-list";
import { shownAddresses } from "./rendered-user";
import { onceForEach, type ShownShape, shownPeople } from "./shown-people";
import { textBehind } from "./text-behind";
import { lettersPattern } from "./user-table";

/** How an index finds whose userName compares so. */
interface Finder {
  /** Part of the name of a prepared statement. */
  readonly name: string;
  readonly operator: Comparison["operator"];
  /** What the index is asked for; undefined where it does not help. */
  readonly asked: (sought: string) => string | undefined;
  readonly condition: (places: Readonly<Record<"sought" | "asked", Placeholder>>) => SQL;
  /** Most that are read; where more match they are found by reading in the order of the list, as a page is full soon. */
  readonly max?: number;
}

const BEGINNING: Finder = {
  name: "beginning",
  operator: "sw",
  asked: textBehind,
  condition: ({ sought, asked }) => sql`r.user_name_key >= ${sought}::text and r.user_name_key < ${asked}::text`,
  max: 1_000,
};

const LETTERS: Finder = {
  name: "letters",
  operator: "co",
  asked: lettersPattern,
  condition: ({ sought, asked }) =>
    // Said twice it is taken to find few, so that the index of the whole team is not read as well.
    sql`r.search_key like ${unplanned(asked)} and r.search_key like ${unplanned(asked)}
      and strpos(r.user_name_key, ${sought}::text) > 0`,
};

/**
 * People whose userName begins in some way or has some letters in it, not sorted, by statements that are made once and
 * planned once; undefined for any other list, and for what too many match.
 */
export async function listFound(db: Db, teamId: string, query: RenderableQuery): Promise<ResourcePage | undefined> {
  const { page, count, baseUrl, parts } = query;
  const finding = findingOf(parts[0]);
  if (!finding || page.kind !== "index") return undefined;
  const { sought, asked, finder } = finding;
  const { run, values } = finder.pageOf(parts[0]);
  const places = { team: teamId, count, ...shownAddresses(baseUrl), ...values, sought, asked };
  const [found] = await run(db, { ...places, skipped: page.startIndex - 1, max: finder.max ?? null });
  return found && found.total > (finder.max ?? found.total) ? undefined : renderedPage(found);
}

/** How the list is found, and by which values. */
function findingOf({ filter, sortBy }: ListPart) {
  if (sortBy || filter?.kind !== "compare" || filter.target.schema) return undefined;
  if (filter.target.attribute.name !== "userName") return undefined;
  const sought = String(filter.value);
  const finder = FINDERS.find(({ operator }) => operator === filter.operator);
  const asked = finder?.asked(sought);
  return finder && asked !== undefined ? { finder, sought, asked } : undefined;
}

type Place =
  | "sought"
  | "asked"
  | "max"
  | "skipped"
  | "team"
  | "count"
  | "users"
  | "groups"
  | keyof ShownShape["values"];

type Places = Readonly<Record<Place, Placeholder>>;

const FINDERS = [BEGINNING, LETTERS].map((finder) => ({
  ...finder,
  pageOf: onceForEach((shape) =>
    statement<RenderedRow, Place>(`list_${shape.name}_${finder.name}`, (places) => pageSql(finder, shape, places)),
  ),
}));

function pageSql(finder: Finder, shape: ShownShape, places: Places): SQL {
  const { team, count, skipped } = places;
  const people = shownPeople(shape, places);
  const isShown = finder.max === undefined ? sql`` : sql`where (select total from found) <= ${places.max}::integer`;
  return sql`with found_ids as materialized (${foundSql(finder, places)}),
    found as materialized (select count(*)::integer as total from found_ids)
    select (select total from found) as total, count(*)::integer as listed,
      string_agg(${people.text}, ',' order by r.id) as text
    from (
      select id from found_ids ${isShown}
      order by id limit ${count}::integer offset ${skipped}::integer) chosen
    cross join lateral (select * from members r where r.team_id = ${team} and r.id = chosen.id limit 1) r
    ${people.joined}`;
}

/** The ids of whoever matches; one too many where more do than are to be read. */
function foundSql({ condition, max }: Finder, places: Places): SQL {
  const { team } = places;
  const ids = sql`select r.id from members r where r.team_id = ${team} and ${condition(places)}`;
  if (max === undefined) return ids;
  const limit = sql`limit ${places.max}::integer + 1`;
  // The limit is said twice for the sake of the plan, as in plain-list.ts.
  return sql`select id from (${ids} ${limit}) r ${limit}`;
}
