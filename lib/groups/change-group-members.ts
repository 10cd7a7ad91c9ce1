import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rows, textArray } from "@/db/rows";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { changeGroupMembers as contract, GroupDetail } from "@/lib/contracts/groups";
import { ADMIN_ROLE, BILLING_ROLE } from "@/lib/contracts/roles";
import { changeMembers } from "@/lib/directory/change-members";
import { memberGone } from "@/lib/members/locked-member";
import { changeTeam } from "@/lib/members/team-change";
import type { Services } from "@/lib/services";
import { type GroupChange, lockGroup, refuseManaged } from "./locked-group";
import { groupDetail } from "./read-group";

/**
 * Adds people to a group and takes people out of it, with an audit row that names them; the group's roles follow at once.
 * Who stands in both lists is added. Throws `managed`, `not_found` for an id that is no member's (then nothing changes),
 * `forbidden` when the group gives the Billing role and who asks does not hold it, `last_admin`, `last_billing`,
 * `break_glass_required`.
 */
export function changeGroupMembers(
  services: Services,
  asked: Authorized<"groups.manage">,
  { groupId, add, remove }: z.output<(typeof contract)["input"]>,
): Promise<GroupDetail> {
  return changeTeam(services, asked, "groups.manage", async (change) => {
    const { tx, at, actor, directory } = change;
    const teamId = actor.team.id;
    const group = await lockGroup(change, groupId);
    refuseManaged(change, group);
    const people = await readPeople(change, groupId, [...add, ...remove]);
    if (add.some((id) => !people.has(id))) throw memberGone();
    const added = [...new Set(add)].filter((id) => people.get(id)?.is_in === false);
    const removed = [...new Set(remove)].filter((id) => people.get(id)?.is_in === true && !add.includes(id));
    if (added.length + removed.length === 0) return groupDetail(tx, teamId, groupId);
    if (group.roles.includes(BILLING_ROLE)) change.requireBillingRight();
    const raisesVersions = group.roles.includes(ADMIN_ROLE);
    await changeMembers(tx, teamId, groupId, { clear: false, add: added, remove: removed }, { raisesVersions });
    await rows(
      tx,
      sql`update groups set version = version + 1, updated_at = ${at.toISOString()}::timestamptz
        where team_id = ${teamId} and id = ${groupId}`,
    );
    const named = (ids: readonly string[]) => ids.map((id) => ({ id, name: people.get(id)?.name }));
    await recordEvent(tx, teamId, directory.actor.audit, at, {
      action: "group.members_changed",
      targetId: groupId,
      targetName: group.name,
      details: { added: named(added), removed: named(removed) },
    });
    await change.requireKept(`Changing the members of ${group.name}`);
    return groupDetail(tx, teamId, groupId);
  });
}

interface Person {
  readonly id: string;
  readonly name: string;
  /** Whether the person is in the group. */
  readonly is_in: boolean;
}

async function readPeople(
  { tx, actor }: GroupChange,
  groupId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  const found = await rows<Person>(
    tx,
    sql`select m.id, m.shown_name as name, exists (
        select 1 from group_members gm
        where gm.team_id = m.team_id and gm.group_id = ${groupId} and gm.member_id = m.id) as is_in
      from members m where m.team_id = ${actor.team.id} and m.id = any(${textArray(ids)})`,
  );
  return new Map(found.map((person) => [person.id, person]));
}
