import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rows, textArray } from "@/db/rows";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { changeMemberBilling, changeMemberRoles as contract, MemberDetail } from "@/lib/contracts/member-page";
import type { Permission } from "@/lib/contracts/permissions";
import { ADMIN_ROLE, BILLING_ROLE, ROLES, type Role } from "@/lib/contracts/roles";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import { lockMember } from "./locked-member";
import { rolesOfMembers } from "./member-roles";
import { memberDetail } from "./read-member";
import { requirePlanOfRoles } from "./role-rules";
import { changeTeam, type TeamChange } from "./team-change";

/**
 * Sets the roles that a member holds on their own; those of groups stay as they are. Throws `forbidden` when the Billing
 * role changes and who asks does not hold it, or a role is not in the team's plan; `invalid_input` when no role of their
 * own would be left; `last_admin`, `last_billing`, `break_glass_required`.
 */
export function changeMemberRoles(
  services: Services,
  asked: Authorized<"members.manage">,
  { memberId, roles }: z.output<(typeof contract)["input"]>,
): Promise<MemberDetail> {
  return changeTeam(services, asked, "members.manage", async (change) => {
    await setOwnRoles(change, memberId, () => roles);
    return memberDetail(change.tx, change.actor, memberId, change.at);
  });
}

/** Gives or takes the Billing role alone. Throws as `changeMemberRoles`. */
export function changeMemberBillingRole(
  services: Services,
  asked: Authorized<"billing.grant">,
  { memberId, granted }: z.output<(typeof changeMemberBilling)["input"]>,
): Promise<MemberDetail> {
  return changeTeam(services, asked, "billing.grant", async (change) => {
    await setOwnRoles(change, memberId, (own) => [
      ...own.filter((role) => role !== BILLING_ROLE),
      ...(granted ? [BILLING_ROLE] : []),
    ]);
    return memberDetail(change.tx, change.actor, memberId, change.at);
  });
}

/** Gives whether anything changed. Whoever becomes an admin gets another version: a deactivation that saw none reads again. */
export async function setOwnRoles<P extends Permission>(
  change: TeamChange<P>,
  memberId: string,
  wanted: (own: readonly Role[]) => readonly Role[],
): Promise<boolean> {
  const { tx, at, actor, directory } = change;
  const teamId = actor.team.id;
  const { name } = await lockMember(change, memberId);
  const held = (await rolesOfMembers(tx, teamId, [memberId])).get(memberId) ?? [];
  const before = held.filter(({ own }) => own).map(({ role }) => role);
  const after = ROLES.filter((role) => wanted(before).includes(role));
  const added = after.filter((role) => !before.includes(role));
  const taken = before.filter((role) => !after.includes(role));
  if (added.length + taken.length === 0) return false;
  if ([...added, ...taken].includes(BILLING_ROLE)) change.requireBillingRight();
  requirePlanOfRoles(actor.team.plan, added);
  if (after.length === 0) throw withoutRole(name);
  await rows(
    tx,
    sql`with taken as (
        delete from member_roles where team_id = ${teamId} and member_id = ${memberId} and role = any(${textArray(taken)})),
      raised as (
        update members set version = version + 1
        where team_id = ${teamId} and id = ${memberId} and ${added.includes(ADMIN_ROLE)}::boolean)
      insert into member_roles (team_id, member_id, role)
      select ${teamId}::text, ${memberId}::text, added.role from unnest(${textArray(added)}) as added(role)`,
  );
  await recordEvent(tx, teamId, directory.actor.audit, at, {
    action: "member.roles_changed",
    targetId: memberId,
    targetName: name,
    details: { before: { roles: before }, after: { roles: after } },
  });
  await change.requireKept(`Changing the roles of ${name}`);
  return true;
}

function withoutRole(name: string): DomainError {
  const message = `${name} needs at least one role that no group gives: a group may be gone tomorrow.`;
  return new DomainError("invalid_input", message, { fields: { roles: message } });
}
