import { type Placeholder, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { statement } from "@/db/statement";
import type { ListPart, ResourcePage } from "@/scim";
import { type RenderableQuery, type RenderedRow, renderedPage } from "./rendered-list";
import { shownAddresses } from "./rendered-user";
import { onceForEach, shownPeople } from "./shown-people";
import { textBehind } from "./text-behind";

/** A beginning that more people have is looked for in the order of the list: few have to be read until a page is full. */
const FOUND_MAX = 1_000;

/**
 * People whose userName begins in some way, not sorted, by a statement that is made once and planned once; undefined for any
 * other list, and for a beginning that too many have.
 */
export async function listByBeginning(
  db: Db,
  teamId: string,
  query: RenderableQuery,
): Promise<ResourcePage | undefined> {
  const { page, count, baseUrl, parts } = query;
  const beginning = beginningOf(parts[0]);
  const behind = beginning && textBehind(beginning);
  if (!behind || page.kind !== "index") return undefined;
  const { run, values } = pageOf(parts[0]);
  const places = { team: teamId, count, ...shownAddresses(baseUrl), ...values };
  const range = { beginning, behind, readMax: FOUND_MAX + 1 };
  const [found] = await run(db, { ...places, ...range, skipped: page.startIndex - 1 });
  return found && found.total > FOUND_MAX ? undefined : renderedPage(found);
}

/** The comparison key that all found userNames begin with. */
function beginningOf({ filter, sortBy }: ListPart): string | undefined {
  if (sortBy || filter?.kind !== "compare" || filter.operator !== "sw" || filter.target.schema) return undefined;
  return filter.target.attribute.name === "userName" ? String(filter.value) : undefined;
}

const pageOf = onceForEach((shape) =>
  statement<RenderedRow, Place>(`list_${shape.name}_beginning`, (places) => {
    const { team, count, skipped } = places;
    const people = shownPeople(shape, places);
    return sql`with found_ids as materialized (${foundSql(places)})
      select (select count(*)::integer from found_ids) as total, count(*)::integer as listed,
        string_agg(${people.text}, ',' order by r.id) as text
      from (
        select id from found_ids where (select count(*) from found_ids) <= ${sql.raw(String(FOUND_MAX))}
        order by id limit ${count}::integer offset ${skipped}::integer) chosen
      cross join lateral (select * from members r where r.team_id = ${team} and r.id = chosen.id limit 1) r
      ${people.joined}`;
  }),
);

type Place =
  | "beginning"
  | "behind"
  | "readMax"
  | "skipped"
  | "team"
  | "count"
  | "users"
  | "groups"
  | `attribute_${number}`;

/** The ids of whoever has the beginning; one too many where more do than are to be read. */
function foundSql({ team, beginning, behind, readMax }: Readonly<Record<Place, Placeholder>>): SQL {
  const ids = sql`select r.id from members r where r.team_id = ${team}
    and r.user_name_key >= ${beginning}::text and r.user_name_key < ${behind}::text limit ${readMax}::integer`;
  // The limit is said twice for the sake of the plan, as in plain-list.ts.
  return sql`select id from (${ids}) r limit ${readMax}::integer`;
}
