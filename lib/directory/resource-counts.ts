import { type Placeholder, type SQL, sql } from "drizzle-orm";
import type { ResourceTypeName } from "@/scim";

type Text = string | Placeholder;

/** How many people or groups the team has, from the counts that triggers keep. */
export function totalSql(teamId: Text, type: ResourceTypeName): SQL {
  return sql`(select coalesce(sum(n), 0)::integer from resource_counts
    where team_id = ${teamId} and kind = ${sql.raw(`'${type}'`)} and level = 4)`;
}

/** How many seats are taken: the active people. */
export function takenSeatsSql(teamId: Text): SQL {
  return sql`(select coalesce(sum(n), 0)::integer from resource_counts
    where team_id = ${teamId} and kind = 'seat' and level = 0)`;
}

/** Seats that may be given away at once without the team's lock, beside one for each connection that a server takes. */
const SEATS_AT_ONCE = 1_000;

/**
 * Whether the team `t` has so many free seats that nobody has to wait for others who take one at this moment: as many as
 * are wanted for others already, and these.
 */
export function roomySql(teamId: Text, wanted: number | Placeholder = 0): SQL {
  return sql`(t.seats - ${takenSeatsSql(teamId)} - ${wanted}::integer
    > ${sql.raw(String(SEATS_AT_ONCE))} + current_setting('max_connections')::integer)`;
}

/**
 * Where the rows behind the first `skipped` begin, in the order of ids: an id prefix that none of them is below, and how
 * many rows from there on are still to skip; no row when there are no more. Goes down from blocks of twelve days over those
 * of a quarter of an hour to those of a second, so that what it reads does not grow with the team. The prefix has the
 * collation of ids, or their index would not serve.
 */
export function startSql(teamId: Text, type: ResourceTypeName, skipped: number | Placeholder): SQL {
  const within = (level: number, parent: SQL, before: SQL) => sql`
    select block, before from (
      select block, n, ${before} + coalesce(sum(n) over (order by block rows between unbounded preceding and 1 preceding), 0)
        as before
      from (select block, sum(n) as n from resource_counts
        where team_id = ${teamId} and kind = ${sql.raw(`'${type}'`)} and level = ${sql.raw(String(level))}
          and block >= ${parent} and block < ${parent} || '~'
        group by block) counted) placed
    where before <= ${skipped}::bigint and before + n > ${skipped}::bigint`;
  return sql`
    select fine.block collate "default" as block, ${skipped}::bigint - fine.before as rest
    from (${within(4, sql`''`, sql`0`)}) top
    cross join lateral (${within(6, sql`top.block`, sql`top.before`)}) middle
    cross join lateral (${within(8, sql`middle.block`, sql`middle.before`)}) fine`;
}
