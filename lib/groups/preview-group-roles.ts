import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "@/db/client";
import { rows, textArray } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { previewGroupRoles as contract, RoleShift, RolesPreview } from "@/lib/contracts/groups";
import type { Role } from "@/lib/contracts/roles";
import { DomainError } from "@/lib/errors";
import { statusOf } from "@/lib/members/member-views";
import { changeTeam } from "@/lib/members/team-change";
import type { Services } from "@/lib/services";
import { setGroupRoles } from "./change-group-roles";
import { groupDetail } from "./read-group";

const SHOWN_MAX = 10;

/**
 * Who would gain and who would lose which role if the group gave these, and whether that would be refused. Nothing is
 * changed. Throws `not_found`.
 */
export async function previewGroupRoles(
  services: Services,
  actor: Authorized<"groups.manage">,
  { groupId, roles }: z.output<(typeof contract)["input"]>,
): Promise<RolesPreview> {
  const { db } = services;
  const { roles: before } = await groupDetail(db, actor.team.id, groupId);
  const added = roles.filter((role) => !before.includes(role));
  const taken = before.filter((role) => !roles.includes(role));
  const shifts = await readShifts(db, actor.team.id, groupId, [...added, ...taken]);
  return {
    gains: shifts.filter(({ role }) => added.includes(role)),
    losses: shifts.filter(({ role }) => taken.includes(role)),
    refusal: await refusalOf(services, actor, groupId, roles),
  };
}

interface ShiftRow {
  readonly role: Role;
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly joined_at: Date | null;
  readonly total: number;
}

/** For each role the members of the group who have it from nowhere else. */
async function readShifts(db: Db, teamId: string, groupId: string, roles: readonly Role[]): Promise<RoleShift[]> {
  const found = await rows<ShiftRow>(
    db,
    sql`select role, id, name, active, joined_at, total from (
        select c.role, m.id, m.shown_name as name, m.active, m.joined_at,
          (count(*) over (partition by c.role))::integer as total,
          row_number() over (partition by c.role order by m.shown_name_key, m.id) as place
        from unnest(${textArray(roles)}) as c(role)
        join group_members gm on gm.team_id = ${teamId} and gm.group_id = ${groupId}
        join members m on m.team_id = gm.team_id and m.id = gm.member_id
        where not exists (
            select 1 from member_roles r where r.team_id = m.team_id and r.member_id = m.id and r.role = c.role)
          and not exists (
            select 1 from group_members og
            join group_roles gr on gr.team_id = og.team_id and gr.group_id = og.group_id
            where og.team_id = m.team_id and og.member_id = m.id and og.group_id <> ${groupId} and gr.role = c.role)
      ) shifts where place <= ${SHOWN_MAX}::integer order by role, place`,
  );
  return roles.map((role) => {
    const first = found.filter((row) => row.role === role);
    return {
      role,
      total: first[0]?.total ?? 0,
      first: first.map((row) => ({ id: row.id, name: row.name, status: statusOf(row) })),
    };
  });
}

/** Ends a change that was only tried. */
class TriedOut extends Error {
  override readonly name = "TriedOut";
}

/** The change itself, under its rules, and then taken back: so the preview cannot say anything else than the change. */
async function refusalOf(
  services: Services,
  actor: Authorized<"groups.manage">,
  groupId: string,
  roles: readonly Role[],
): Promise<string | null> {
  try {
    return await changeTeam(services, actor, "groups.manage", async (change) => {
      await setGroupRoles(change, groupId, roles);
      throw new TriedOut();
    });
  } catch (error) {
    if (error instanceof TriedOut) return null;
    if (error instanceof DomainError && error.code !== "not_found") return error.message;
    throw error;
  }
}
