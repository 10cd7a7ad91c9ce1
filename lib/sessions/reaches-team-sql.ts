import { type SQL, sql } from "drizzle-orm";
import { ADMIN_ROLE } from "@/lib/contracts/roles";
import { holdsRole } from "@/lib/members/member-roles";

/**
 * Whether the session `s` of the account `a` may be in the team `t`, of which `m` is the account's member. The team's own
 * identity provider opens it. Another team's does when it may speak for the account, as the password does, unless the team
 * requires single sign-on; then only admins with a password come in without.
 */
export const REACHES_TEAM: SQL = sql`coalesce(s.sso_team_id = m.team_id, false)
  or (not s.sso_team_only and (not t.sso_required or (s.sso_team_id is null and ${mayUsePassword()})))`;

/** Whether the member `m` with the account `a` signs in by password although the team requires single sign-on. */
export function mayUsePassword(): SQL {
  return sql`a.password_hash is not null and ${holdsRole(ADMIN_ROLE)}`;
}
