import { type Placeholder, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";
import { INVITATION_DAYS } from "@/lib/contracts/invitations";
import { newId } from "@/lib/ids";
import { enqueueMails } from "@/lib/mail/enqueue-mails";
import { newLinkToken } from "@/lib/mail/link-token";
import type { DirectoryContext } from "./directory-actor";

const OPEN = sql.raw("i.accepted_at is null and i.cancelled_at is null");

/**
 * Asks the owner of an account that the team did not make to join it (product: U2), by a mail that goes out when the change
 * is committed. Who is asked already at this address keeps that invitation; those to other addresses are cancelled.
 */
export async function inviteAccount({ actor, clock }: DirectoryContext, tx: Db, memberId: string): Promise<void> {
  const at = clock();
  const now = sql`${at.toISOString()}::timestamptz`;
  const expiresAt = new Date(at.getTime() + INVITATION_DAYS * 24 * 60 * 60 * 1000);
  const invitationId = newId("inv");
  const [asked] = await rows<{ email: string; team_name: string }>(
    tx,
    sql`with m as (
        select team_id, id, email, email_key from members where team_id = ${actor.teamId} and id = ${memberId}),
      cancelled as (
        update invitations i set cancelled_at = ${now} from m
        where i.team_id = m.team_id and i.member_id = m.id and ${OPEN} and i.email_key <> m.email_key),
      asked as (
        insert into invitations (team_id, id, member_id, email, invited_by_name, created_at, expires_at)
        select m.team_id, ${invitationId}::text, m.id, m.email, ${actor.audit.name}::text, ${now},
          ${expiresAt.toISOString()}::timestamptz
        from m where not exists (
          select 1 from invitations i where i.team_id = m.team_id and i.member_id = m.id and ${OPEN}
            and i.email_key = m.email_key and i.expires_at > ${now})
        returning team_id, email)
      select a.email, t.name as team_name from asked a join teams t on t.id = a.team_id`,
    { name: "directory_invite_account" },
  );
  if (!asked) return;
  const { token, hash } = newLinkToken();
  await rows(
    tx,
    sql`insert into invitation_links (team_id, token_hash, invitation_id, shown, created_at)
      values (${actor.teamId}, ${hash}, ${invitationId}, false, ${now})`,
    { name: "directory_invitation_link" },
  );
  const { email: recipient, team_name: teamName } = asked;
  const content = { kind: "invitation", teamName, invitedBy: null, token, expiresAt: expiresAt.toISOString() } as const;
  await enqueueMails(tx, at, [{ teamId: actor.teamId, recipient, aboutId: invitationId, content }]);
}

/**
 * Closes what a member who has joined another way was asked, so that a link does nothing twice (product: U7): answered at
 * the member's address, withdrawn at others.
 */
export async function closeInvitations({ actor, clock }: DirectoryContext, tx: Db, memberId: string): Promise<void> {
  const now = sql`${clock().toISOString()}::timestamptz`;
  await rows(
    tx,
    sql`update invitations i set accepted_at = case when i.email_key = m.email_key then ${now} end,
        cancelled_at = case when i.email_key is distinct from m.email_key then ${now} end
      from members m
      where m.team_id = ${actor.teamId} and m.id = ${memberId} and i.team_id = m.team_id and i.member_id = m.id and ${OPEN}`,
    { name: "directory_close_invitations" },
  );
}

/** The part of a statement that withdraws what a member was asked; `from` has team_id and id of the member. */
export function cancelInvitationsSql(at: string | Placeholder | SQL, from: string): SQL {
  return sql`update invitations i set cancelled_at = ${at}::timestamptz from ${sql.raw(from)} c
    where i.team_id = c.team_id and i.member_id = c.id and ${OPEN}`;
}
