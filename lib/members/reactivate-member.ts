import type { Authorized } from "@/lib/auth/authorize";
import type { MemberDetail } from "@/lib/contracts/member-page";
import { type AccountLink, relinkMember } from "@/lib/directory/account-link";
import { requireOwnDomain } from "@/lib/directory/domain-rules";
import { settleInvitations } from "@/lib/directory/settle-invitations";
import type { LockedUser } from "@/lib/directory/user-row";
import { writeUser } from "@/lib/directory/write-user";
import type { Services } from "@/lib/services";
import type { JsonObject } from "@/scim";
import { lockMember, refuseManaged } from "./locked-member";
import { readReactivatedBy } from "./reactivated-by";
import { memberDetail } from "./read-member";
import { changeTeam, type TeamChange } from "./team-change";

/**
 * Brings a deactivated member back with roles and groups as they were; somebody active stays so. The rules are those of
 * a return by SCIM: a free seat, and an address that the team may give. Throws `no_free_seat`, `managed` for whom the
 * identity provider itself deactivated while it decides, and `conflict`.
 */
export function reactivateMember(
  services: Services,
  asked: Authorized<"members.manage">,
  { memberId }: { readonly memberId: string },
): Promise<MemberDetail> {
  return changeTeam(services, asked, "members.manage", async (change) => {
    const { tx, at, actor, directory } = change;
    const teamId = actor.team.id;
    const row = await lockMember(change, memberId);
    if (row.active) return memberDetail(tx, actor, memberId, at);
    if ((await readReactivatedBy(tx, teamId, memberId)) === "provider") {
      refuseManaged(
        change,
        row,
        `Your identity provider has deactivated ${row.name}. Reactivate them there, or turn SCIM provisioning off first.`,
      );
    }
    await change.requireSeat();
    const document = { ...row.document, active: true };
    const link = await linkOnReturn(change, row, document);
    await writeUser(directory, tx, row, {
      document,
      action: "member.reactivated",
      details: { before: { active: false }, after: { active: true }, ...(!link.joined && { invited: true }) },
      references: false,
      managed: row.managed,
      link,
    });
    if (row.managed) await settleInvitations(directory, tx, row, document, link);
    return memberDetail(tx, actor, memberId, at);
  });
}

/** Whoever was invited by hand has to answer still; whom the provider made gets the account that SCIM would give. */
async function linkOnReturn(
  { tx, actor, directory }: TeamChange<"members.manage">,
  row: LockedUser,
  document: JsonObject,
): Promise<AccountLink> {
  if (!row.managed) return { accountId: row.account_id, joined: row.joined };
  await requireOwnDomain(tx, actor.team.id, row, document);
  return relinkMember(directory, tx, row, document, { active: true, admin: false });
}
