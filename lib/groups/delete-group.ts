import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import { BILLING_ROLE } from "@/lib/contracts/roles";
import { changeTeam } from "@/lib/members/team-change";
import type { Services } from "@/lib/services";
import { lockGroup, refuseManaged } from "./locked-group";

/**
 * Deletes a group that was made by hand, or whose identity provider no longer decides; its members stay with their own
 * roles and those of other groups. Throws `managed`, `forbidden` when it gives the Billing role and who asks does not hold
 * it, `last_admin`, `last_billing`, `break_glass_required`.
 */
export function deleteGroup(
  services: Services,
  asked: Authorized<"groups.manage">,
  { groupId }: { readonly groupId: string },
): Promise<Record<string, never>> {
  return changeTeam(services, asked, "groups.manage", async (change) => {
    const { tx, at, actor, directory } = change;
    const teamId = actor.team.id;
    const group = await lockGroup(change, groupId);
    refuseManaged(change, group);
    if (group.roles.includes(BILLING_ROLE)) change.requireBillingRight();
    const [counted] = await rows<{ members: number }>(
      tx,
      sql`select count(*)::integer as members from group_members where team_id = ${teamId} and group_id = ${groupId}`,
    );
    await rows(tx, sql`delete from groups where team_id = ${teamId} and id = ${groupId}`);
    await recordEvent(tx, teamId, directory.actor.audit, at, {
      action: "group.removed",
      targetId: groupId,
      targetName: group.name,
      details: { members: counted?.members ?? 0, before: { name: group.name, roles: group.roles } },
    });
    await change.requireKept(`Deleting the group ${group.name}`);
    return {};
  });
}
