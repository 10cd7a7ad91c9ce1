import { type SQL, sql } from "drizzle-orm";
import { type Statement, statement } from "@/db/statement";
import type { ListQuery, ResourceTypeName } from "@/scim";
import { groupTable } from "./group-table";
import { groupColumns, type ResourceRow, userColumns } from "./resource-sql";
import { userTable } from "./user-table";

/** A row that was found; one of nulls beside the total when there is none. */
export type FoundRow = Partial<ResourceRow> & { readonly total: number };

type Lookup = Statement<FoundRow, "team" | "value" | "count">;

/** What providers look people and groups up by, and all that has an index of its own. */
const KEYS: Readonly<Record<ResourceTypeName, Readonly<Record<string, SQL | undefined>>>> = {
  User: { userName: userTable.columns["userName"], externalId: userTable.columns["externalId"] },
  Group: { displayName: groupTable.columns["displayName"], externalId: groupTable.columns["externalId"] },
};

const lookups = new Map<string, Lookup>();

interface Wanted {
  readonly find: Lookup;
  readonly value: string;
}

/** The statement for the first page of a list that is a lookup: one attribute, `eq`, one type, not sorted. */
export function lookupOf({ parts: [part, ...others], page }: ListQuery): Wanted | undefined {
  if (!part || others.length > 0 || part.sortBy || page.kind !== "index" || page.startIndex !== 1) return undefined;
  const { type, filter, references } = part;
  if (filter?.kind !== "compare" || filter.operator !== "eq" || typeof filter.value !== "string") return undefined;
  const { schema, attribute, subAttribute } = filter.target;
  const column = schema || subAttribute ? undefined : KEYS[type][attribute.name];
  if (!column) return undefined;
  const name = `lookup_${type}_${attribute.name}_${references}`;
  const find = lookups.get(name) ?? makeLookup(name, type, column, references);
  return { find, value: filter.value };
}

function makeLookup(name: string, type: ResourceTypeName, column: SQL, references: boolean): Lookup {
  const from = sql.raw(type === "User" ? "members r" : "groups r");
  const columns = type === "User" ? userColumns : groupColumns;
  const made = statement<FoundRow, "team" | "value" | "count">(name, ({ team, value, count }) => {
    const matching = sql`from ${from} where r.team_id = ${team} and ${column} = ${value}::text`;
    return sql`select t.total, page.* from (select (select count(*)::integer ${matching}) as total) t
      left join lateral (
        select ${columns(team, references)} ${matching} order by r.id limit ${count}::integer) page on true
      order by page.id`;
  });
  lookups.set(name, made);
  return made;
}
