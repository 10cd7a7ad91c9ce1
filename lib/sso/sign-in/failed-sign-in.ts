import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { recordEvent } from "@/lib/audit/record-event";
import type { RequestOrigin } from "@/lib/auth/authorize";
import { log } from "@/lib/log";
import type { SsoMethod } from "../find-method";

type FailureAction = "session.sign_in_failed" | "session.sign_out_failed";

/** Anybody can send a bad answer; more rows in a minute than this would only fill the log. */
const ROWS_A_MINUTE_MAX = 60;

export interface FailedSignIn {
  /** For machines: a `SsoProblemCode` or an `SsoRefusal`. */
  readonly reason: string;
  /** For admins. */
  readonly message: string;
  /** Whom the provider named, as far as it is known. */
  readonly subject?: string;
  readonly email?: string | null;
  /** The member whom it is about. */
  readonly person?: { readonly id: string; readonly name: string } | null;
}

/** Leaves an audit row of a sign-in that did not come about, with a reason that an admin can act on. */
export function recordFailedSignIn(
  db: Db,
  at: Date,
  method: SsoMethod,
  failure: FailedSignIn,
  request: RequestOrigin,
): Promise<void> {
  return recordFailure(db, at, method, "session.sign_in_failed", failure, request);
}

/** The same of a provider's wish to sign somebody out that was not followed. */
export function recordFailedSignOut(
  db: Db,
  at: Date,
  method: SsoMethod,
  failure: Pick<FailedSignIn, "reason" | "message">,
  request: RequestOrigin,
): Promise<void> {
  return recordFailure(db, at, method, "session.sign_out_failed", failure, request);
}

async function recordFailure(
  db: Db,
  at: Date,
  method: SsoMethod,
  action: FailureAction,
  { reason, message, subject, email, person }: FailedSignIn,
  request: RequestOrigin,
): Promise<void> {
  const details = {
    singleSignOn: method.name,
    methodId: method.id,
    reason,
    message,
    ...(subject !== undefined && { subject }),
    ...(email !== undefined && email !== null && { email }),
  };
  if (await isFlooded(db, method.teamId, action, at)) {
    const { teamId, id: methodId } = method;
    log.warn("a sign-in or sign-out failed", { requestId: request.requestId, teamId, methodId, action, reason });
    return;
  }
  const actor = person
    ? ({ kind: "member", id: person.id, name: person.name, ...request } as const)
    : ({ kind: "system", id: null, name: email ?? subject ?? method.name, ...request } as const);
  await recordEvent(db, method.teamId, actor, at, {
    action,
    targetId: person?.id ?? method.id,
    targetName: person?.name ?? method.name,
    details,
  });
}

async function isFlooded(db: Db, teamId: string, action: FailureAction, at: Date): Promise<boolean> {
  const since = new Date(at.getTime() - 60_000).toISOString();
  const found = await rows(
    db,
    sql`select 1 from audit_events where team_id = ${teamId} and action = ${action} and at > ${since}::timestamptz
      limit ${ROWS_A_MINUTE_MAX}::integer`,
  );
  return found.length >= ROWS_A_MINUTE_MAX;
}
