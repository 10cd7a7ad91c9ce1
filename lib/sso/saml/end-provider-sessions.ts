import { sql } from "drizzle-orm";
import { rows, textArray } from "@/db/rows";
import { recordEvent } from "@/lib/audit/record-event";
import type { RequestOrigin } from "@/lib/auth/authorize";
import type { Services } from "@/lib/services";
import type { SamlMethod } from "../find-method";
import type { LogoutRequest } from "./read-logout-request";

interface Ended {
  readonly member_id: string | null;
  readonly member_name: string;
}

/** Ends the sessions that began with what the provider ends now, with an audit row each; gives how many. */
export async function endProviderSessions(
  { db, clock }: Services,
  { teamId, id: methodId, name }: SamlMethod,
  { nameId, sessionIndexes }: Pick<LogoutRequest, "nameId" | "sessionIndexes">,
  request: RequestOrigin,
): Promise<number> {
  const at = clock();
  return db.transaction(async (tx) => {
    const ended = await rows<Ended>(
      tx,
      sql`with e as (
          update sessions s set ended_at = ${at.toISOString()}::timestamptz
          where s.sso_team_id = ${teamId} and s.sso_method_id = ${methodId} and s.ended_at is null
            and s.saml_subject is not null and s.saml_subject ->> 'nameId' = ${nameId}
            and (${sessionIndexes.length === 0}::boolean
              or s.saml_subject ->> 'sessionIndex' = any(${textArray(sessionIndexes)}))
          returning s.account_id)
        select m.id as member_id, m.shown_name as member_name
        from e left join members m on m.team_id = ${teamId} and m.account_id = e.account_id`,
    );
    for (const { member_id: memberId, member_name: memberName } of ended) {
      if (memberId === null) continue;
      const actor = { kind: "member", id: memberId, name: memberName, ...request } as const;
      const details = { singleSignOn: name, methodId };
      await recordEvent(tx, teamId, actor, at, {
        action: "session.signed_out",
        targetId: memberId,
        targetName: memberName,
        details,
      });
    }
    return ended.length;
  });
}
