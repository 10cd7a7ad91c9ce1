import { type SQL, sql } from "drizzle-orm";
import type { MemberFilters } from "@/lib/contracts/members";
import type { Role } from "@/lib/contracts/roles";
import { containsPattern } from "./contains-pattern";

/** The condition of `members m` for the team's members that the filters let through. */
export function memberFilterSql(teamId: string, filters: MemberFilters): SQL {
  const { search, status, source, role, group, outside } = filters;
  const conditions = [sql`m.team_id = ${teamId}`];
  if (status !== "all") conditions.push(STATUSES[status]);
  if (source !== "all") conditions.push(sql`m.source = ${source}`);
  if (role !== "all") conditions.push(holdsSql(teamId, role));
  if (group !== "") conditions.push(sql`m.id in (${membersOf(teamId, group)})`);
  if (outside !== "") conditions.push(sql`m.id not in (${membersOf(teamId, outside)})`);
  if (search !== "") conditions.push(sql`m.search_key like scim_fold(${containsPattern(search)}::text)`);
  return sql.join(conditions, sql` and `);
}

const STATUSES = {
  active: sql`m.active and m.joined_at is not null`,
  invited: sql`m.active and m.joined_at is null`,
  deactivated: sql`not m.active`,
};

function membersOf(teamId: string, groupId: string): SQL {
  return sql`select gm.member_id from group_members gm where gm.team_id = ${teamId} and gm.group_id = ${groupId}`;
}

/** Two sets that are looked up, own and by group: put together they would have to be sorted first. */
function holdsSql(teamId: string, role: Role): SQL {
  return sql`(m.id in (select r.member_id from member_roles r where r.team_id = ${teamId} and r.role = ${role})
    or m.id in (
      select gm.member_id from group_roles gr
      join group_members gm on gm.team_id = gr.team_id and gm.group_id = gr.group_id
      where gr.team_id = ${teamId} and gr.role = ${role}))`;
}
