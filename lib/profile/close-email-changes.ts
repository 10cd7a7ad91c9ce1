import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { withdrawMails } from "@/lib/mail/withdraw-mails";

/** Ends what waits for a confirmation, with its mail; gives the addresses. */
export async function closeEmailChanges(tx: Db, at: Date, accountId: string): Promise<readonly string[]> {
  const closed = await rows<{ id: string; team_id: string; email: string }>(
    tx,
    sql`update email_changes set cancelled_at = ${at.toISOString()}::timestamptz
      where account_id = ${accountId} and confirmed_at is null and cancelled_at is null
      returning id, team_id, email`,
  );
  for (const { id, team_id: teamId } of closed) await withdrawMails(tx, at, teamId, id);
  return closed.map(({ email }) => email);
}
