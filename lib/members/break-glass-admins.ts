import { type SQL, sql } from "drizzle-orm";
import { ADMIN_ROLE } from "@/lib/contracts/roles";
import { holdsRole } from "./member-roles";

const NAMES_MAX = 20;

/** The names of the team's admins who can sign in without an identity provider, at most 20, as an array of a query. */
export function breakGlassAdminsSql(teamId: string): SQL {
  return sql`array(
    select m.shown_name from members m join accounts a on a.id = m.account_id
    where m.team_id = ${teamId} and m.active and m.joined_at is not null and a.password_hash is not null
      and ${holdsRole(ADMIN_ROLE)}
    order by m.shown_name_key, m.id limit ${NAMES_MAX}::integer)`;
}
