import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { EndpointOutput } from "@/lib/contracts/endpoint";
import { ROLES, type Role } from "@/lib/contracts/roles";
import type { readRoles as contract, RoleHolders } from "@/lib/contracts/roles-page";
import { rolesOfMembers } from "@/lib/members/member-roles";
import type { Services } from "@/lib/services";

const SHOWN_HOLDERS = 5;

/** Who holds each role, on their own or by a group: how many, and the first by name. Active members who have joined count. */
export async function readRoles(
  { db }: Services,
  { team }: Authorized<"team.read">,
): Promise<EndpointOutput<typeof contract>> {
  const found = await readHolders(db, team.id);
  const origins = await rolesOfMembers(db, team.id, [...new Set(found.map(({ member_id }) => member_id))]);
  return {
    roles: ROLES.map((role) => {
      const holders = found.filter((row) => row.role === role);
      const { total = 0, own = 0, by_group: byGroup = 0 } = holders[0] ?? {};
      const first = holders.map(({ member_id: memberId, name }) => {
        const origin = origins.get(memberId)?.find((held) => held.role === role);
        return { memberId, name, own: origin?.own ?? false, groups: origin?.groups ?? [] };
      });
      return { role, total, own, byGroup, first } satisfies RoleHolders;
    }),
  };
}

interface HolderRow {
  readonly role: Role;
  readonly member_id: string;
  readonly name: string;
  readonly total: number;
  readonly own: number;
  readonly by_group: number;
}

/** The first holders of each role in order, each with the numbers of all holders of that role. */
function readHolders(db: Db, teamId: string): Promise<readonly HolderRow[]> {
  return rows<HolderRow>(
    db,
    sql`with held as materialized (
        select o.role, m.id, m.shown_name as name, m.shown_name_key as name_key, o.own, o.by_group
        from (
          select member_id, role, bool_or(own) as own, bool_or(not own) as by_group
          from (${roleOriginsSql(teamId)}) origins group by member_id, role) o
        join members m on m.team_id = ${teamId} and m.id = o.member_id
        where m.active and m.joined_at is not null),
      counted as (
        select role, count(*) as total, count(*) filter (where own) as own, count(*) filter (where by_group) as by_group
        from held group by role)
      select c.role, first.id as member_id, first.name, c.total, c.own, c.by_group
      from counted c cross join lateral (
        select h.id, h.name, h.name_key from held h where h.role = c.role
        order by h.name_key, h.id limit ${SHOWN_HOLDERS}::integer) first
      order by c.role, first.name_key, first.id`,
  );
}

function roleOriginsSql(teamId: string) {
  return sql`select member_id, role, true as own from member_roles where team_id = ${teamId}
    union all
    select gm.member_id, gr.role, false
    from group_roles gr join group_members gm on gm.team_id = gr.team_id and gm.group_id = gr.group_id
    where gr.team_id = ${teamId}`;
}
