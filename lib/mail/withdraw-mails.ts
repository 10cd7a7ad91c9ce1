import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";

/** Takes back what has not gone out and is about this thing, as when a newer mail says the same. */
export async function withdrawMails(tx: Db, at: Date, teamId: string, aboutId: string): Promise<void> {
  await rows(
    tx,
    sql`update mails set sealed_content = null, withdrawn_at = ${at.toISOString()}::timestamptz
      where team_id = ${teamId} and about_id = ${aboutId} and sealed_content is not null`,
  );
}

/** Takes back all mails whose invitation or change of address is over: their links would do nothing. */
export async function withdrawMootMails(db: Db, at: Date): Promise<void> {
  const now = sql`${at.toISOString()}::timestamptz`;
  await rows(
    db,
    sql`update mails o set sealed_content = null, withdrawn_at = ${now}
      where o.sealed_content is not null and (
        (o.kind = 'invitation' and not exists (
          select 1 from invitations i join members m on m.team_id = i.team_id and m.id = i.member_id
          where i.team_id = o.team_id and i.id = o.about_id and i.accepted_at is null and i.cancelled_at is null
            and i.expires_at > ${now} and m.active and m.joined_at is null))
        or (o.kind = 'email_confirmation' and not exists (
          select 1 from email_changes c where c.id = o.about_id
            and c.confirmed_at is null and c.cancelled_at is null and c.expires_at > ${now})))`,
  );
}
