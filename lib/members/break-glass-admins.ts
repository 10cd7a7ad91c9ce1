import { type SQL, sql } from "drizzle-orm";
import { ADMIN_ROLE } from "@/lib/contracts/roles";
import { holdersSql } from "./member-roles";

const NAMES_MAX = 20;

/** The names of the team's admins who can sign in without an identity provider, at most 20, as an array of a query. */
export function breakGlassAdminsSql(teamId: string): SQL {
  return sql`array(
    select m.shown_name from members m
    where m.team_id = ${teamId} and m.active and m.joined_at is not null
      and m.id in (${holdersSql(teamId, ADMIN_ROLE)})
      and (select a.password_hash from accounts a where a.id = m.account_id) is not null
    order by m.shown_name_key, m.id limit ${NAMES_MAX}::integer)`;
}
