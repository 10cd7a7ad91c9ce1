import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { EndpointOutput } from "@/lib/contracts/endpoint";
import type { listGroups as contract, GroupView } from "@/lib/contracts/groups";
import { ROLES } from "@/lib/contracts/roles";
import { containsPattern } from "@/lib/members/contains-pattern";
import type { Services } from "@/lib/services";

type Query = z.output<(typeof contract)["input"]>;

interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly source: GroupView["source"];
  readonly member_count: number;
  readonly roles: string[];
  readonly updated_at: Date;
}

/** A page of the team's groups by name; `search` finds parts of names, in any case. */
export async function listGroups(
  { db }: Services,
  { team }: Authorized<"groups.read">,
  { page, pageSize, search }: Query,
): Promise<EndpointOutput<typeof contract>> {
  const matching = sql`from groups g where g.team_id = ${team.id}
    and g.display_name_key like scim_fold(${containsPattern(search)}::text)`;
  const [counted, found] = await Promise.all([
    rows<{ total: number }>(db, sql`select count(*)::integer as total ${matching}`),
    rows<GroupRow>(
      db,
      sql`select g.id, g.display_name as name, g.source, g.updated_at,
          (select count(*)::integer from group_members m where m.team_id = g.team_id and m.group_id = g.id) as member_count,
          array(select r.role from group_roles r where r.team_id = g.team_id and r.group_id = g.id) as roles
        ${matching}
        order by g.display_name_key, g.id limit ${pageSize}::integer offset ${(page - 1) * pageSize}::integer`,
    ),
  ]);
  return { items: found.map(viewOf), total: counted[0]?.total ?? 0, page, pageSize };
}

function viewOf({ id, name, source, member_count: memberCount, roles, updated_at }: GroupRow): GroupView {
  const held = ROLES.filter((role) => roles.includes(role));
  return { id, name, source, memberCount, roles: held, updatedAt: updated_at.toISOString() };
}
