import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { RequestOrigin } from "@/lib/auth/authorize";
import { verifyPassword } from "@/lib/auth/password";
import type { Services } from "@/lib/services";
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
  | { readonly kind: "deactivated" };

interface MembershipRow {
  readonly id: string;
  readonly team_id: string;
  readonly name: string;
  readonly active: boolean;
}

/**
 * Signs a person in by e-mail and password, in the team where they were last, else in the one they joined first. Who is
 * deactivated in all teams learns it only with the right password (U16). Takes the same time for an unknown e-mail.
 */
export async function signIn(
  { db, clock }: Services,
  { email, password, remember }: SignInInput,
  request: RequestOrigin,
): Promise<SignInResult> {
  const [account] = await rows<{ id: string; password_hash: string | null }>(
    db,
    sql`select id, password_hash from accounts where email_key = scim_fold(${email.trim()})`,
  );
  const isRight = await verifyPassword(account?.password_hash ?? null, password);
  if (!isRight || !account) return { kind: "wrong" };
  return db.transaction(async (tx) => {
    const memberships = await joinedMemberships(tx, account.id);
    const first = memberships.find(({ active }) => active);
    if (!first && memberships.length > 0) return { kind: "deactivated" };
    const member = first ? { id: first.id, teamId: first.team_id, name: first.name } : null;
    const sessionId = await startSession(tx, clock(), { accountId: account.id, member, remember, request });
    return { kind: "signed_in", accountId: account.id, sessionId };
  });
}

/** Those that were joined; the team of the latest session comes first. */
function joinedMemberships(tx: Db, accountId: string): Promise<readonly MembershipRow[]> {
  return rows<MembershipRow>(
    tx,
    sql`select m.id, m.team_id, m.shown_name as name, m.active
      from members m
      where m.account_id = ${accountId} and m.joined_at is not null
      order by (select max(s.last_seen_at) from sessions s where s.account_id = m.account_id and s.team_id = m.team_id)
        desc nulls last, m.joined_at, m.id`,
  );
}
