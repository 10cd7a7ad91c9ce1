import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import { recordEvent } from "@/lib/audit/record-event";
import type { RequestOrigin } from "@/lib/auth/authorize";
import type { SsoTestResult } from "@/lib/contracts/sso-test";
import type { Services } from "@/lib/services";

interface FinishedTest {
  readonly teamId: string;
  readonly methodId: string;
  /** Who began it. */
  readonly memberId: string;
  readonly startedAt: Date;
  readonly result: SsoTestResult;
  readonly request: RequestOrigin;
}

interface Tested {
  readonly name: string;
  readonly provider: string;
  readonly member_name: string;
}

/**
 * Keeps what a test sign-in brought, in place of the test before it, with an audit row. One that passed lets the method be
 * switched on, unless the method was changed after the test had begun. Does nothing for a method that is gone.
 */
export async function recordSsoTest({ db, clock }: Services, test: FinishedTest): Promise<void> {
  const { teamId, methodId, memberId, startedAt, result, request } = test;
  const at = clock();
  const now = sql`${at.toISOString()}::timestamptz`;
  await db.transaction(async (tx) => {
    const [tested] = await rows<Tested>(
      tx,
      sql`with s as (
          update sso_methods set tested_at = case
            when ${result.outcome === "passed"}::boolean and updated_at <= ${startedAt.toISOString()}::timestamptz
              then ${now}
            else tested_at end
          where team_id = ${teamId} and id = ${methodId}
          returning team_id, id, name, provider)
        insert into sso_tests (team_id, method_id, result, member_id, member_name, at)
        select s.team_id, s.id, ${JSON.stringify(result)}::jsonb, ${memberId}::text,
          coalesce((select m.shown_name from members m where m.team_id = s.team_id and m.id = ${memberId}), ''), ${now}
        from s
        on conflict (team_id, method_id) do update
          set result = excluded.result, member_id = excluded.member_id, member_name = excluded.member_name, at = excluded.at
        returning member_name, (select name from s), (select provider from s)`,
    );
    if (!tested) return;
    const actor = { kind: "member", id: memberId, name: tested.member_name, ...request } as const;
    await recordEvent(tx, teamId, actor, at, {
      action: "sso.tested",
      targetId: methodId,
      targetName: tested.name,
      details: {
        provider: tested.provider,
        outcome: result.outcome,
        ...(result.outcome === "failed" && { reason: result.code }),
      },
    });
  });
}
