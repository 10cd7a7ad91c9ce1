import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";

/** Whether a team asks the account to join it, and the invitation can be answered at `at`. */
export async function isInvited(db: Db, at: Date, accountId: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`with a as materialized (select id, email_key from accounts where id = ${accountId}),
      asked as (
        select m.team_id, m.id from a join members m on m.account_id = a.id where m.active and m.joined_at is null
        union all
        select m.team_id, m.id from members m
        where m.email_keys @> array[(select email_key from a)]::text[] and m.account_id is null
          and m.active and m.joined_at is null)
      select 1 from asked join invitations i on i.team_id = asked.team_id and i.member_id = asked.id
      where i.accepted_at is null and i.cancelled_at is null and i.expires_at > ${at.toISOString()}::timestamptz limit 1`,
  );
  return found.length > 0;
}
