import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";
import { newId } from "@/lib/ids";
import type { DirectoryContext } from "./directory-actor";

const INVITATION_DAYS = 7;

const OPEN = sql.raw("i.accepted_at is null and i.cancelled_at is null");

/**
 * Asks the owner of an account that the team did not make to join it (product: U2). Who is asked already at this address
 * keeps that invitation; those to other addresses are cancelled.
 */
export async function inviteAccount({ actor, clock }: DirectoryContext, tx: Db, memberId: string): Promise<void> {
  const at = clock();
  const now = sql`${at.toISOString()}::timestamptz`;
  const expiresAt = new Date(at.getTime() + INVITATION_DAYS * 24 * 60 * 60 * 1000);
  await rows(
    tx,
    sql`with m as (
        select team_id, id, email, email_key from members where team_id = ${actor.teamId} and id = ${memberId}),
      cancelled as (
        update invitations i set cancelled_at = ${now} from m
        where i.team_id = m.team_id and i.member_id = m.id and ${OPEN} and i.email_key <> m.email_key)
      insert into invitations (team_id, id, member_id, email, invited_by_name, created_at, expires_at)
      select m.team_id, ${newId("inv")}::text, m.id, m.email, ${actor.audit.name}::text, ${now},
        ${expiresAt.toISOString()}::timestamptz
      from m where not exists (
        select 1 from invitations i where i.team_id = m.team_id and i.member_id = m.id and ${OPEN}
          and i.email_key = m.email_key and i.expires_at > ${now})`,
    { name: "directory_invite_account" },
  );
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
export function cancelInvitationsSql(at: Date, from: string): SQL {
  return sql`update invitations i set cancelled_at = ${at.toISOString()}::timestamptz from ${sql.raw(from)} c
    where i.team_id = c.team_id and i.member_id = c.id and ${OPEN}`;
}
