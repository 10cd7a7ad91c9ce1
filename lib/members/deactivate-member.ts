import type { Authorized } from "@/lib/auth/authorize";
import type { MemberDetail } from "@/lib/contracts/member-page";
import { writeUser } from "@/lib/directory/write-user";
import type { Services } from "@/lib/services";
import { lockMember, refuseSelf } from "./locked-member";
import { memberDetail } from "./read-member";
import { changeTeam } from "./team-change";

/**
 * Deactivates a member by hand, a managed one, too: sessions and open invitations end with it, the seat is free, roles and
 * groups stay. Somebody who is deactivated already stays so. Throws `last_admin`, `break_glass_required`, and `conflict`
 * for whoever asks.
 */
export function deactivateMember(
  services: Services,
  asked: Authorized<"members.manage">,
  { memberId }: { readonly memberId: string },
): Promise<MemberDetail> {
  return changeTeam(services, asked, "members.manage", async (change) => {
    const { tx, actor, directory } = change;
    refuseSelf(change, memberId, "You cannot deactivate yourself. Ask another admin.");
    const row = await lockMember(change, memberId);
    if (row.active) {
      await writeUser(directory, tx, row, {
        document: { ...row.document, active: false },
        action: "member.deactivated",
        details: { before: { active: true }, after: { active: false } },
        references: false,
        managed: row.managed,
      });
      await change.requireKept(`Deactivating ${row.name}`, { mayLoseBilling: true });
    }
    return memberDetail(tx, actor, memberId, change.at);
  });
}
