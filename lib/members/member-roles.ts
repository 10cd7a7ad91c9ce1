import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows, textArray } from "@/db/rows";
import type { MemberView } from "@/lib/contracts/members";
import { ROLES, type Role } from "@/lib/contracts/roles";

/**
 * Whether the member `m` of a query holds the role, own or by a group. Where the team is known as a value, it keeps the
 * query to one partition.
 */
export function holdsRole(role: Role, team: string | SQL = sql.raw("m.team_id")): SQL {
  return sql`(exists (
      select 1 from member_roles r where r.team_id = ${team} and r.member_id = m.id and r.role = ${role})
    or exists (
      select 1 from group_members gm join group_roles gr on gr.team_id = gm.team_id and gr.group_id = gm.group_id
      where gm.team_id = ${team} and gm.member_id = m.id and gr.role = ${role}))`;
}

/** The ids of members who hold the role, own or by a group, some of them several times; looked up from the role. */
export function holdersSql(teamId: string, role: Role): SQL {
  return sql`select r.member_id from member_roles r where r.team_id = ${teamId} and r.role = ${role}
    union all
    select gm.member_id from group_roles gr
    join group_members gm on gm.team_id = gr.team_id and gm.group_id = gr.group_id
    where gr.team_id = ${teamId} and gr.role = ${role}`;
}

type RoleOrigins = MemberView["roles"];

interface RoleRow {
  readonly member_id: string;
  readonly role: string;
  readonly own: boolean;
  readonly groups: string[];
}

/** The roles of these members with where each comes from, in the order of the role table; groups by name. */
export async function rolesOfMembers(
  db: Db,
  teamId: string,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, RoleOrigins>> {
  if (memberIds.length === 0) return new Map();
  const ids = textArray(memberIds);
  const found = await rows<RoleRow>(
    db,
    sql`select member_id, role, bool_or(group_name is null) as own,
        coalesce(array_agg(group_name order by scim_fold(group_name), group_name) filter (where group_name is not null),
          '{}') as groups
      from (
        select member_id, role, null::text as group_name
        from member_roles where team_id = ${teamId} and member_id = any(${ids})
        union
        select gm.member_id, gr.role, g.display_name
        from group_members gm
        join group_roles gr on gr.team_id = gm.team_id and gr.group_id = gm.group_id
        join groups g on g.team_id = gm.team_id and g.id = gm.group_id
        where gm.team_id = ${teamId} and gm.member_id = any(${ids})) held
      group by member_id, role`,
  );
  return new Map(memberIds.map((id) => [id, originsOf(found.filter(({ member_id }) => member_id === id))]));
}

function originsOf(found: readonly RoleRow[]): RoleOrigins {
  return ROLES.flatMap((role) =>
    found.filter((row) => row.role === role).map(({ own, groups }) => ({ role, own, groups })),
  );
}
