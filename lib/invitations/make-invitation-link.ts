import { invitationLinks } from "@/db/schema/invitations";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { EndpointOutput } from "@/lib/contracts/endpoint";
import type { makeInvitationLink as contract } from "@/lib/contracts/invitations";
import { DomainError } from "@/lib/errors";
import { INVITATION_PATH } from "@/lib/mail/link-paths";
import { newLinkToken } from "@/lib/mail/link-token";
import type { Services } from "@/lib/services";
import { readInvitation } from "./invitation-row";

/**
 * A further link to accept an invitation by, which this answer alone has. Who opens it has not shown that the mailbox is
 * theirs. Throws `not_found`, and `conflict` for an invitation that has expired.
 */
export function makeInvitationLink(
  { db, clock }: Services,
  actor: Authorized<"members.invite">,
  { invitationId }: { readonly invitationId: string },
): Promise<EndpointOutput<typeof contract>> {
  const teamId = actor.team.id;
  return db.transaction(async (tx) => {
    const at = clock();
    const { memberId, email, state, expiresAt } = await readInvitation(tx, teamId, invitationId, at);
    if (state === "expired") throw new DomainError("conflict", "This invitation has expired. Send it again first.");
    const { token, hash: tokenHash } = newLinkToken();
    await tx.insert(invitationLinks).values({ teamId, tokenHash, invitationId, shown: true, createdAt: at });
    await recordEvent(tx, teamId, memberActor(actor), at, {
      action: "invitation.link_copied",
      targetId: memberId,
      targetName: email,
    });
    return { link: `${actor.publicOrigin}${INVITATION_PATH}${token}`, expiresAt };
  });
}
