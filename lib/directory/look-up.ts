import { type Placeholder, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { type Statement, statement } from "@/db/statement";
import { type ListPart, type ListQuery, type ResourcePage, type ResourceTypeName } from "@/scim";
import { groupTable } from "./group-table";
import { isRenderable, type RenderedRow, renderedPage } from "./rendered-list";
import { renderedUserSql, type ShownAddresses, shownAddresses, shownGroupsSql } from "./rendered-user";
import { groupColumns, type ResourceRow, storedResource, userColumns } from "./resource-sql";
import { userTable } from "./user-table";

/** A row that was found; one of nulls beside the total when there is none. */
type FoundRow = Partial<ResourceRow> & { readonly total: number };

/** What providers look people and groups up by, and all that has an index of its own. */
const KEYS: Readonly<Record<ResourceTypeName, Readonly<Record<string, SQL | undefined>>>> = {
  User: { userName: userTable.columns["userName"], externalId: userTable.columns["externalId"] },
  Group: { displayName: groupTable.columns["displayName"], externalId: groupTable.columns["externalId"] },
};

/**
 * The first page of a list that is a lookup: one attribute, `eq`, one type, not sorted. Its statement is made once.
 * undefined for any other list.
 */
export async function lookUp(db: Db, teamId: string, query: ListQuery): Promise<ResourcePage | undefined> {
  const { parts, page, count, baseUrl } = query;
  const [part, ...others] = parts;
  if (!part || others.length > 0 || part.sortBy || page.kind !== "index" || page.startIndex !== 1) return undefined;
  const { filter, type } = part;
  if (filter?.kind !== "compare" || filter.operator !== "eq" || typeof filter.value !== "string") return undefined;
  const { schema, attribute, subAttribute } = filter.target;
  const column = schema || subAttribute ? undefined : KEYS[type][attribute.name];
  if (!column) return undefined;
  const wanted = { team: teamId, value: filter.value, count };
  if (isRenderable(query)) {
    return renderedPage(
      (await renderedLookup(attribute.name, column)(db, { ...wanted, ...shownAddresses(baseUrl) }))[0],
    );
  }
  const found = await lookup(part, attribute.name, column)(db, wanted);
  const resources = found.flatMap((row) => (isResource(row) ? [{ ...storedResource(row), type }] : []));
  return { totalResults: found[0]?.total ?? 0, resources };
}

function isResource(row: FoundRow): row is FoundRow & ResourceRow {
  return typeof row.id === "string";
}

type Place = "team" | "value" | "count";

const lookups = new Map<string, Statement<FoundRow, Place>>();

function lookup({ type, references }: ListPart, attribute: string, column: SQL): Statement<FoundRow, Place> {
  const from = sql.raw(type === "User" ? "members r" : "groups r");
  const columns = type === "User" ? userColumns : groupColumns;
  return kept(lookups, `lookup_${type}_${attribute}_${references}`, ({ team, value, count }) => {
    const matching = sql`from ${from} where r.team_id = ${team} and ${column} = ${value}::text`;
    return sql`select t.total, page.* from (select (select count(*)::integer ${matching}) as total) t
      left join lateral (
        select ${columns(team, { references })} ${matching} order by r.id limit ${count}::integer) page on true
      order by page.id`;
  });
}

type RenderedPlace = Place | keyof ShownAddresses;

const renderedLookups = new Map<string, Statement<RenderedRow, RenderedPlace>>();

/** Whoever is found is counted and shown in one reading of the index. */
function renderedLookup(attribute: string, column: SQL): Statement<RenderedRow, RenderedPlace> {
  return kept(renderedLookups, `lookup_whole_${attribute}`, ({ team, value, count, users, groups }) => {
    const addresses = { users, groups };
    const shown = sql`filter (where r.n <= ${count}::integer)`;
    return sql`select count(*)::integer as total, count(*) ${shown}::integer as listed,
        string_agg(${renderedUserSql(addresses)}, ',' order by r.n) ${shown} as text
      from (
        select r.*, row_number() over (order by r.id) as n from members r
        where r.team_id = ${team} and ${column} = ${value}::text) r
      left join lateral ${shownGroupsSql(team, addresses)} on r.n <= ${count}::integer`;
  });
}

function kept<T extends object, Name extends string>(
  made: Map<string, Statement<T, Name>>,
  name: string,
  build: (parameters: Readonly<Record<Name, Placeholder>>) => SQL,
): Statement<T, Name> {
  const known = made.get(name);
  if (known) return known;
  const fresh = statement<T, Name>(name, build);
  made.set(name, fresh);
  return fresh;
}
