import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { EndpointOutput } from "@/lib/contracts/endpoint";
import { COUNTED_MAX } from "@/lib/contracts/page";
import { ROLES, type Role } from "@/lib/contracts/roles";
import type { readRoles as contract, RoleHolders } from "@/lib/contracts/roles-page";
import { type BoundedCount, countUpTo } from "@/lib/members/count-up-to";
import { holdersSql, holdsRole, rolesOfMembers } from "@/lib/members/member-roles";
import type { Services } from "@/lib/services";

const SHOWN_HOLDERS = 5;

/**
 * Who holds each role, on their own or by a group: how many, and the first by name. Active members who have joined count;
 * of very many it says that there are more than it counted.
 */
export async function readRoles(
  { db }: Services,
  { team }: Authorized<"team.read">,
): Promise<EndpointOutput<typeof contract>> {
  const found = await Promise.all(ROLES.map((role) => readHolders(db, team.id, role)));
  const ids = found.flatMap(({ first }) => first.map(({ id }) => id));
  const origins = await rolesOfMembers(db, team.id, [...new Set(ids)]);
  return {
    roles: found.map(({ role, counts, first }) => ({
      role,
      ...counts,
      first: first.map(({ id: memberId, name }) => {
        const origin = origins.get(memberId)?.find((held) => held.role === role);
        return { memberId, name, own: origin?.own ?? false, groups: origin?.groups ?? [] };
      }),
    })),
  };
}

interface Found {
  readonly role: Role;
  readonly counts: Pick<RoleHolders, "total" | "own" | "byGroup" | "isMore">;
  readonly first: readonly Holder[];
}

interface Holder {
  readonly id: string;
  readonly name: string;
}

async function readHolders(db: Db, teamId: string, role: Role): Promise<Found> {
  const { isMore: isCommon } = await countUpTo(db, sql`from (${holdersSql(teamId, role)}) holders`, COUNTED_MAX);
  const here = sql`m.team_id = ${teamId} and m.active and m.joined_at is not null`;
  const holding = sql`from members m where ${here} and ${isCommon ? holdsRole(role) : sql`m.id in (${holdersSql(teamId, role)})`}`;
  const [counted, first] = await Promise.all([
    isCommon ? countUpTo(db, holding, COUNTED_MAX) : FEW,
    rows<Holder>(
      db,
      sql`select m.id, m.shown_name as name ${holding}
        order by m.shown_name_key, m.id limit ${SHOWN_HOLDERS}::integer`,
    ),
  ]);
  const counts = counted.isMore ? { ...counted, own: 0, byGroup: 0 } : await countHolders(db, teamId, role, here);
  return { role, counts, first };
}

const FEW: BoundedCount = { total: 0, isMore: false };

async function countHolders(db: Db, teamId: string, role: Role, here: SQL): Promise<Found["counts"]> {
  const [counted] = await rows<{ total: number; own: number; by_group: number }>(
    db,
    sql`select count(*)::integer as total, (count(*) filter (where o.own))::integer as own,
        (count(*) filter (where o.by_group))::integer as by_group
      from (
        select member_id, bool_or(own) as own, bool_or(not own) as by_group from (
          select member_id, true as own from member_roles where team_id = ${teamId} and role = ${role}
          union all
          select gm.member_id, false
          from group_roles gr join group_members gm on gm.team_id = gr.team_id and gm.group_id = gr.group_id
          where gr.team_id = ${teamId} and gr.role = ${role}) origins
        group by member_id) o
      join members m on m.id = o.member_id and ${here}`,
  );
  const { total = 0, own = 0, by_group: byGroup = 0 } = counted ?? {};
  return { total, own, byGroup };
}
