import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";

/**
 * Call it when a team that has verified the domain of an account's address makes the account its member. If only a link
 * that others saw spoke for the address, its password may be somebody else's: it goes, and so do the sessions.
 */
export async function proveAddress(tx: Db, at: Date, accountId: string): Promise<void> {
  const now = sql`${at.toISOString()}::timestamptz`;
  await rows(
    tx,
    sql`with a as (
        update accounts set password_hash = null, email_proven_at = ${now}, updated_at = ${now}
        where id = ${accountId} and email_proven_at is null returning id)
      update sessions s set ended_at = ${now} from a where s.account_id = a.id and s.ended_at is null`,
    { name: "account_prove_address" },
  );
}
