import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import { invitationLinks, invitations } from "@/db/schema/invitations";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { InvitationView } from "@/lib/contracts/invitations";
import { newId } from "@/lib/ids";
import { enqueueMails } from "@/lib/mail/enqueue-mails";
import { newLinkToken } from "@/lib/mail/link-token";
import { withdrawMails } from "@/lib/mail/withdraw-mails";
import { changeTeam, type TeamChange } from "@/lib/members/team-change";
import type { Services } from "@/lib/services";
import { readInvitation } from "./invitation-row";
import { expiryFrom } from "./write-invitations";

/**
 * Asks the same person anew, also when the invitation has expired: with another mail and link, for another seven days. The
 * links from before stop working. Throws `not_found` for one that was answered or cancelled.
 */
export function resendInvitation(
  services: Services,
  asked: Authorized<"members.invite">,
  { invitationId }: { readonly invitationId: string },
): Promise<InvitationView> {
  return changeTeam(services, asked, "members.invite", async (change) => {
    const { tx, actor, at } = change;
    const before = await readInvitation(tx, actor.team.id, invitationId, at);
    await closeFormer(change, before.memberId);
    const id = await writeAnew(change, before);
    await recordEvent(tx, actor.team.id, memberActor(actor), at, {
      action: "invitation.resent",
      targetId: before.memberId,
      targetName: before.email,
    });
    return readInvitation(tx, actor.team.id, id, at);
  });
}

type Change = TeamChange<"members.invite">;

async function closeFormer({ tx, actor, at }: Change, memberId: string): Promise<void> {
  const closed = await rows<{ id: string }>(
    tx,
    sql`update invitations set cancelled_at = ${at.toISOString()}::timestamptz
      where team_id = ${actor.team.id} and member_id = ${memberId} and accepted_at is null and cancelled_at is null
      returning id`,
  );
  for (const { id } of closed) await withdrawMails(tx, at, actor.team.id, id);
}

async function writeAnew({ tx, actor, at }: Change, { memberId, email }: InvitationView): Promise<string> {
  const { id: teamId, name: teamName } = actor.team;
  const id = newId("inv");
  const { token, hash: tokenHash } = newLinkToken();
  const expiresAt = expiryFrom(at);
  await tx
    .insert(invitations)
    .values({ teamId, id, memberId, email, invitedByName: actor.name, createdAt: at, expiresAt });
  await tx.insert(invitationLinks).values({ teamId, invitationId: id, tokenHash, shown: false, createdAt: at });
  const content = {
    kind: "invitation",
    teamName,
    invitedBy: actor.name,
    token,
    expiresAt: expiresAt.toISOString(),
  } as const;
  await enqueueMails(tx, at, [{ teamId, recipient: email, aboutId: id, content }]);
  return id;
}
