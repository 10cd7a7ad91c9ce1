import type { Authorized } from "@/lib/auth/authorize";
import { removeUser } from "@/lib/directory/remove-user";
import { readUserRow } from "@/lib/directory/user-row";
import type { Services } from "@/lib/services";
import { memberGone, refuseSelf } from "./locked-member";
import { changeTeam } from "./team-change";

/**
 * Ends a membership by hand, also a managed one, which the identity provider may then begin anew (product: U18): roles,
 * group memberships, sessions and open invitations go, the account and the audit rows stay. Throws as `deactivateMember`.
 */
export function removeMember(
  services: Services,
  asked: Authorized<"members.manage">,
  { memberId }: { readonly memberId: string },
): Promise<Record<string, never>> {
  return changeTeam(services, asked, "members.manage", async (change) => {
    refuseSelf(
      change,
      memberId,
      "You cannot remove yourself here. Leave the team on your profile, or ask another admin.",
    );
    // Not locked: groups come before people in the order of locks.
    const row = await readUserRow(change.tx, change.actor.team.id, memberId);
    if (!row) throw memberGone();
    await removeUser(change.directory, memberId, {});
    await change.requireKept(`Removing ${row.name}`, { mayLoseBilling: true });
    return {};
  });
}
