import { type Placeholder, type SQL, sql } from "drizzle-orm";
import { groupsOfUser, groupsTag, SHOWN_GROUP } from "./resource-sql";

type Text = string | Placeholder;

/** What addresses of people and of groups begin with, as JSON texts that are not closed. */
export interface ShownAddresses<T extends Text = string> {
  readonly users: T;
  readonly groups: T;
}

export function shownAddresses(baseUrl: string): ShownAddresses {
  const open = (endpoint: string) => JSON.stringify(`${baseUrl}${endpoint}/`).slice(0, -1);
  return { users: open("/Users"), groups: open("/Groups") };
}

/** The groups of the person `r` as one row `g`: `shown` as JSON values and their `tag`, both null where there are none. */
export function shownGroupsSql(team: Text, addresses: ShownAddresses<Text>): SQL {
  const shown = sql`'{"value":"' || g.id || '","$ref":' || ${addresses.groups}::text || g.id || '","display":'
    || to_json(g.display_name) || ',"type":"direct"}'`;
  return sql`(select string_agg(${shown}, ',' order by g.id) as shown,
    ${groupsTag(sql`string_agg(${SHOWN_GROUP} || '}', ',' order by g.id)`)} as tag ${groupsOfUser(team)}) g`;
}

const time = (column: string) => sql.raw(`to_char(r.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** The value of `meta` of the person `r`; what it begins its address with is `users`. */
export function metaSql(users: Text, version: SQL): SQL {
  return sql`('{"resourceType":"User","created":"' || ${time("created_at")} || '","lastModified":"' || ${time("updated_at")}
    || '","location":' || ${users}::text || r.id || '","version":"W/\\"' || ${version} || '\\""}')`;
}

/** What is between the quotes of the entity tag of the person `r` who shows the groups `g`. */
export const TAGGED = sql.raw("r.version || coalesce('.' || g.tag, '')");
/** The value of `groups`. */
export const GROUPS = sql.raw(`('[' || coalesce(g.shown, '') || ']')`);

/**
 * The person `r` with the groups `g` as JSON text, the very text that the protocol core makes of a stored resource that is
 * shown whole: made here, a page is one value on its way to the client.
 */
export function renderedUserSql({ users }: ShownAddresses<Text>): SQL {
  return sql`'{' || r.document_text || (',"id":"' || r.id || '","groups":' || ${GROUPS} || ',"meta":' || ${metaSql(users, TAGGED)} || '}')`;
}
