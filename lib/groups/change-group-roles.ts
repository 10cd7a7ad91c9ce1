import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rows, textArray } from "@/db/rows";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { changeGroupRoles as contract, GroupDetail } from "@/lib/contracts/groups";
import { ADMIN_ROLE, BILLING_ROLE, ROLES, type Role } from "@/lib/contracts/roles";
import { requirePlanOfRoles } from "@/lib/members/role-rules";
import { changeTeam } from "@/lib/members/team-change";
import type { Services } from "@/lib/services";
import { type GroupChange, type LockedGroup, lockGroup } from "./locked-group";
import { groupDetail } from "./read-group";

/**
 * Sets the roles that a group gives its members, also one of the identity provider, which never overwrites them (product:
 * G9). Throws `forbidden` when the Billing role changes and who asks does not hold it, `last_admin`, `last_billing`,
 * `break_glass_required`.
 */
export function changeGroupRoles(
  services: Services,
  asked: Authorized<"groups.manage">,
  { groupId, roles }: z.output<(typeof contract)["input"]>,
): Promise<GroupDetail> {
  return changeTeam(services, asked, "groups.manage", async (change) => {
    const { tx, at, actor, directory } = change;
    const teamId = actor.team.id;
    const { group, before, after } = await setGroupRoles(change, groupId, roles);
    const gained = after.filter((role) => !before.includes(role));
    if (gained.length > 0 || after.length < before.length) {
      if (gained.includes(ADMIN_ROLE)) await raiseVersions(change, groupId);
      await recordEvent(tx, teamId, directory.actor.audit, at, {
        action: "group.roles_changed",
        targetId: groupId,
        targetName: group.name,
        details: { before: { roles: before }, after: { roles: after } },
      });
    }
    return groupDetail(tx, teamId, groupId);
  });
}

interface RolesChange {
  readonly group: LockedGroup;
  readonly before: readonly Role[];
  readonly after: readonly Role[];
}

/** Writes the roles and looks at the rules; the audit row is its caller's. */
export async function setGroupRoles(
  change: GroupChange,
  groupId: string,
  roles: readonly Role[],
): Promise<RolesChange> {
  const { tx, actor } = change;
  const { id: teamId, plan } = actor.team;
  const group = await lockGroup(change, groupId);
  const before = group.roles;
  const after = ROLES.filter((role) => roles.includes(role));
  const added = after.filter((role) => !before.includes(role));
  const taken = before.filter((role) => !after.includes(role));
  if (added.length + taken.length === 0) return { group, before, after };
  if ([...added, ...taken].includes(BILLING_ROLE)) change.requireBillingRight();
  requirePlanOfRoles(plan, added);
  await rows(
    tx,
    sql`with taken as (
        delete from group_roles where team_id = ${teamId} and group_id = ${groupId} and role = any(${textArray(taken)}))
      insert into group_roles (team_id, group_id, role)
      select ${teamId}::text, ${groupId}::text, added.role from unnest(${textArray(added)}) as added(role)`,
  );
  await change.requireKept(`Changing the roles of the group ${group.name}`);
  return { group, before, after };
}

/** Who becomes an admin gets another version, so that a deactivation which saw no admin in them looks again. */
async function raiseVersions({ tx, actor }: GroupChange, groupId: string): Promise<void> {
  const { id: teamId } = actor.team;
  await rows(
    tx,
    sql`update members set version = version + 1 where team_id = ${teamId} and id in (
      select member_id from group_members where team_id = ${teamId} and group_id = ${groupId})`,
  );
}
