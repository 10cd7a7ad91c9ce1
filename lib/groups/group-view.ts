import { sql } from "drizzle-orm";
import type { GroupView } from "@/lib/contracts/groups";
import { ROLES } from "@/lib/contracts/roles";

export interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly source: GroupView["source"];
  readonly scim_on: boolean;
  readonly member_count: number;
  readonly roles: string[];
  readonly updated_at: Date;
}

/** The columns of a `GroupRow`, of `groups g`. */
export const GROUP_COLUMNS = sql`g.id, g.display_name as name, g.source, g.updated_at,
  exists (select 1 from scim_settings s where s.team_id = g.team_id and s.enabled) as scim_on,
  (select count(*)::integer from group_members m where m.team_id = g.team_id and m.group_id = g.id) as member_count,
  array(select r.role from group_roles r where r.team_id = g.team_id and r.group_id = g.id) as roles`;

export function groupViewOf(row: GroupRow): GroupView {
  const { id, name, source, scim_on, member_count: memberCount, roles, updated_at } = row;
  return {
    id,
    name,
    source,
    managed: source === "scim" && scim_on,
    memberCount,
    roles: ROLES.filter((role) => roles.includes(role)),
    updatedAt: updated_at.toISOString(),
  };
}
