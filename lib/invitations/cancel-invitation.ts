import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import { removeUser } from "@/lib/directory/remove-user";
import { withdrawMails } from "@/lib/mail/withdraw-mails";
import { changeTeam } from "@/lib/members/team-change";
import type { Services } from "@/lib/services";
import { readInvitation } from "./invitation-row";

/**
 * Takes back what somebody was asked, and them out of the team: the seat is free, the links do nothing. An identity
 * provider that asked may ask again. Throws `not_found` for an invitation that was answered or cancelled.
 */
export function cancelInvitation(
  services: Services,
  asked: Authorized<"members.invite">,
  { invitationId }: { readonly invitationId: string },
): Promise<Record<string, never>> {
  return changeTeam(services, asked, "members.invite", async ({ tx, actor, at, directory }) => {
    const teamId = actor.team.id;
    const { memberId, email } = await readInvitation(tx, teamId, invitationId, at);
    await withdrawMails(tx, at, teamId, invitationId);
    await recordEvent(tx, teamId, memberActor(actor), at, {
      action: "invitation.cancelled",
      targetId: memberId,
      targetName: email,
    });
    await removeUser(directory, memberId, {});
    return {};
  });
}
