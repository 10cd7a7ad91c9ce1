import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import { recordEvent } from "@/lib/audit/record-event";
import type { RequestOrigin } from "@/lib/auth/authorize";
import type { Services } from "@/lib/services";

interface Ended {
  readonly team_id: string | null;
  readonly member_id: string | null;
  readonly member_name: string;
}

/** Ends a session with its audit row; one that is over stays as it is. */
export async function endSession(
  { db, clock }: Services,
  { sessionId, accountId }: { readonly sessionId: string; readonly accountId: string },
  request: RequestOrigin,
): Promise<void> {
  const at = clock();
  await db.transaction(async (tx) => {
    const [ended] = await rows<Ended>(
      tx,
      sql`with e as (
          update sessions set ended_at = ${at.toISOString()}::timestamptz
          where id = ${sessionId} and account_id = ${accountId} and ended_at is null
          returning team_id, account_id)
        select e.team_id, m.id as member_id, m.shown_name as member_name
        from e left join members m on m.team_id = e.team_id and m.account_id = e.account_id`,
    );
    if (!ended || ended.team_id === null || ended.member_id === null) return;
    const actor = { kind: "member", id: ended.member_id, name: ended.member_name, ...request } as const;
    await recordEvent(tx, ended.team_id, actor, at, {
      action: "session.signed_out",
      targetId: ended.member_id,
      targetName: ended.member_name,
    });
  });
}
