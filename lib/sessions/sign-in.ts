import { sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { recordEvent } from "@/lib/audit/record-event";
import type { RequestOrigin } from "@/lib/auth/authorize";
import { verifyPassword } from "@/lib/auth/password";
import type { Services } from "@/lib/services";
import { isInvited } from "./is-invited";
import { forgiveAttempt, takeAttempt } from "./password-attempts";
import { mayUsePassword } from "./reaches-team-sql";
import { startSession } from "./start-session";

export interface SignInInput {
  readonly email: string;
  readonly password: string;
  /** "Keep me signed in". */
  readonly remember: boolean;
}

/** `wrong` tells neither whether the e-mail is known nor whether it has a password. */
export type SignInResult =
  | { readonly kind: "signed_in"; readonly accountId: string; readonly sessionId: string }
  | { readonly kind: "wrong" }
  /** Too many wrong passwords came; this one was not looked at. */
  | { readonly kind: "too_many" }
  | { readonly kind: "deactivated" }
  /** The teams where the person is active let them in by single sign-on only. */
  | { readonly kind: "wants_sso" };

interface MembershipRow {
  readonly id: string;
  readonly team_id: string;
  readonly name: string;
  readonly active: boolean;
  readonly by_password: boolean;
}

/**
 * Signs a person in by e-mail and password, in the team where they were last, else in the one they joined first. Who is
 * deactivated in all teams learns it only with the right password (U16), as does who has to use single sign-on: admins are
 * exempt, so that they get in when the identity provider does not answer. Whoever another team has invited comes in without
 * a team, to answer. Takes the same time for an unknown e-mail.
 */
export async function signIn(
  { db, clock }: Services,
  { email, password, remember }: SignInInput,
  request: RequestOrigin,
): Promise<SignInResult> {
  const [account] = await rows<Account>(
    db,
    sql`select id, password_hash from accounts where email_key = scim_fold(${email.trim()})`,
  );
  const attempt = { email, ip: request.ip };
  const { isTooMany, isFirstTooMany } = await takeAttempt(db, clock(), attempt);
  if (isTooMany) {
    if (isFirstTooMany && account) await recordTooMany(db, clock(), account.id, request);
    return { kind: "too_many" };
  }
  const isRight = await verifyPassword(account?.password_hash ?? null, password);
  if (!isRight || !account) return { kind: "wrong" };
  await forgiveAttempt(db, clock(), attempt);
  return db.transaction((tx) => enter(tx, clock(), account.id, remember, request));
}

interface Account {
  readonly id: string;
  readonly password_hash: string | null;
}

async function enter(
  tx: Tx,
  at: Date,
  accountId: string,
  remember: boolean,
  request: RequestOrigin,
): Promise<SignInResult> {
  const memberships = await joinedMemberships(tx, accountId);
  const first = memberships.find(({ active, by_password: byPassword }) => active && byPassword);
  const [refused] = first ? [] : memberships.toSorted((one, other) => Number(other.active) - Number(one.active));
  if (refused && !(await isInvited(tx, at, accountId))) {
    const reason = refused.active ? "wants_sso" : "deactivated";
    await recordRefusal(tx, at, refused, reason, request);
    return { kind: reason };
  }
  const member = first ? { id: first.id, teamId: first.team_id, name: first.name } : null;
  return {
    kind: "signed_in",
    accountId,
    sessionId: await startSession(tx, at, { accountId, member, remember, request }),
  };
}

/** The teams of an account learn that somebody guesses its password. */
async function recordTooMany(db: Db, at: Date, accountId: string, request: RequestOrigin): Promise<void> {
  const memberships = await joinedMemberships(db, accountId);
  for (const membership of memberships.filter(({ active }) => active)) {
    await recordRefusal(db, at, membership, "too_many_attempts", request);
  }
}

function recordRefusal(tx: Db, at: Date, member: MembershipRow, reason: string, request: RequestOrigin): Promise<void> {
  const actor = { kind: "member", id: member.id, name: member.name, ...request } as const;
  return recordEvent(tx, member.team_id, actor, at, {
    action: "session.sign_in_failed",
    targetId: member.id,
    targetName: member.name,
    details: { reason },
  });
}

/** Those that were joined; the team of the latest session comes first. */
function joinedMemberships(tx: Db, accountId: string): Promise<readonly MembershipRow[]> {
  return rows<MembershipRow>(
    tx,
    sql`select m.id, m.team_id, m.shown_name as name, m.active,
        not t.sso_required or (${mayUsePassword()}) as by_password
      from members m join teams t on t.id = m.team_id join accounts a on a.id = m.account_id
      where m.account_id = ${accountId} and m.joined_at is not null
      order by (select max(s.last_seen_at) from sessions s where s.account_id = m.account_id and s.team_id = m.team_id)
        desc nulls last, m.joined_at, m.id`,
  );
}
