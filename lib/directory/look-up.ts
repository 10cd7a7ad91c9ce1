import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { type GatheredParts, type GatheredStatement, gatheredStatement } from "@/db/gathered-statement";
import { statement } from "@/db/statement";
import { type ListPart, type ListQuery, type ResourcePage } from "@/scim";
import { type LookupKey, type LookupPlaces, lookupKey } from "./lookup-key";
import { isRenderable, type RenderedRow, renderedPage } from "./rendered-list";
import { renderedUserSql, type ShownAddresses, shownAddresses, shownGroupsSql } from "./rendered-user";
import { groupColumns, type ResourceRow, storedResource, userColumns } from "./resource-sql";

/** A row that was found; one of nulls beside the total when there is none. */
type FoundRow = Partial<ResourceRow> & { readonly total: number };

/**
 * The first page of a list that is a lookup: one type, one key, not sorted. Its statement is made once. undefined for any
 * other list.
 */
export async function lookUp(db: Db, teamId: string, query: ListQuery): Promise<ResourcePage | undefined> {
  const { parts, page, count, baseUrl } = query;
  const [part, ...others] = parts;
  const key = part && lookupKey(part);
  if (!key || others.length > 0 || page.kind !== "index" || page.startIndex !== 1) return undefined;
  const wanted = { team: teamId, value: key.value, entryType: key.entryType, count };
  if (isRenderable(query)) {
    return renderedPage((await renderedLookup(key)(db, { ...wanted, ...shownAddresses(baseUrl) }))[0]);
  }
  const found = await lookup(part, key)(db, wanted);
  const resources = found.flatMap((row) => (isResource(row) ? [{ ...storedResource(row), type: part.type }] : []));
  return { totalResults: found[0]?.total ?? 0, resources };
}

function isResource(row: FoundRow): row is FoundRow & ResourceRow {
  return typeof row.id === "string";
}

type Shared = "team" | "count";
type Each = keyof LookupPlaces;
const EACH: readonly Each[] = ["value", "entryType"];

const lookups = new Map<string, GatheredStatement<FoundRow, Shared, Each>>();

function lookup({ type, references }: ListPart, { name, condition }: LookupKey) {
  const from = sql.raw(type === "User" ? "members r" : "groups r");
  const columns = type === "User" ? userColumns : groupColumns;
  // As in group-row.ts: the members of several large groups at once would be one answer.
  const make = type === "Group" && references ? lonely : gatheredStatement;
  return kept(lookups, make, `lookup_${type}_${name}_${references}`, {
    shared: ["team", "count"],
    each: EACH,
    build(places) {
      const { team, count } = places;
      const matching = sql`from ${from} where r.team_id = ${team} and ${condition(places)}`;
      return sql`select t.total, page.* from (select (select count(*)::integer ${matching}) as total) t
      left join lateral (
        select ${columns(team, { references })} ${matching} order by r.id limit ${count}::integer) page on true
      order by page.id`;
    },
  });
}

type RenderedShared = Shared | keyof ShownAddresses;

const renderedLookups = new Map<string, GatheredStatement<RenderedRow, RenderedShared, Each>>();

/** Whoever is found is counted and shown in one reading of the index. */
function renderedLookup({ name, condition }: LookupKey) {
  return kept(renderedLookups, gatheredStatement, `lookup_whole_${name}`, {
    shared: ["team", "count", "users", "groups"],
    each: EACH,
    build(places) {
      const { team, count, users, groups } = places;
      const shown = sql`filter (where r.n <= ${count}::integer)`;
      return sql`select count(*)::integer as total, count(*) ${shown}::integer as listed,
        string_agg(${renderedUserSql({ users, groups })}, ',' order by r.n) ${shown} as text
      from (
        select r.*, row_number() over (order by r.id) as n from members r
        where r.team_id = ${team} and ${condition(places)}) r
      left join lateral ${shownGroupsSql(team, { users, groups })} on r.n <= ${count}::integer`;
    },
  });
}

type Make = typeof gatheredStatement;

/** A statement for each call. */
const lonely: Make = (name, { build }) => statement(name, (places) => build(places));

function kept<T extends object, Shared extends string, Each extends string>(
  made: Map<string, GatheredStatement<T, Shared, Each>>,
  make: Make,
  name: string,
  parts: GatheredParts<Shared, Each>,
): GatheredStatement<T, Shared, Each> {
  const known = made.get(name);
  if (known) return known;
  const fresh = make<T, Shared, Each>(name, parts);
  made.set(name, fresh);
  return fresh;
}
