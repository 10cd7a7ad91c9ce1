import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import type { SessionContext } from "@/lib/auth/authorize";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import type { OpenInvitation } from "./find-invitation";
import { joinTeam, lockInvitation } from "./join-team";

/**
 * Makes the signed-in account a member, and lets its session look at the team. Throws as `lockInvitation`, and `forbidden`
 * when the invitation is another account's, or the session is good for another team only.
 */
export function acceptAsExisting(
  { db, clock }: Services,
  session: SessionContext,
  { token }: { readonly token: string },
): Promise<void> {
  return db.transaction(async (tx) => {
    const at = clock();
    const invitation = await lockInvitation(tx, token, at);
    const { accountId } = session;
    if (invitation.accountId !== accountId) throw notYours(invitation, session);
    const account = await readAccount(tx, session);
    if (account.teamOnly) {
      const message = "You are signed in for one team only. Sign in with your password to accept the invitation.";
      throw new DomainError("forbidden", message);
    }
    await joinTeam(tx, at, invitation, { accountId, name: account.name }, session.request);
    if (!invitation.shown) await noteProven(tx, at, accountId, invitation.email);
    await rows(
      tx,
      sql`update sessions set team_id = ${invitation.teamId} where id = ${session.sessionId} and ended_at is null`,
    );
  });
}

function notYours({ email }: OpenInvitation, session: SessionContext): DomainError {
  const message = `This invitation is for ${email}; you are signed in as ${session.email}. Sign out, then open the link again.`;
  return new DomainError("forbidden", message);
}

interface Account {
  readonly name: string;
  readonly teamOnly: boolean;
}

async function readAccount(tx: Tx, { accountId, sessionId }: SessionContext): Promise<Account> {
  const [account] = await rows<Account>(
    tx,
    sql`select a.name, s.sso_team_only as "teamOnly" from sessions s join accounts a on a.id = s.account_id
      where s.id = ${sessionId} and a.id = ${accountId}`,
  );
  if (!account) throw new DomainError("signed_out", "You are signed out. Sign in to go on.");
  return account;
}

/** Whoever opened a mail to the account's own address has shown that it is theirs. */
async function noteProven(tx: Tx, at: Date, accountId: string, email: string): Promise<void> {
  await rows(
    tx,
    sql`update accounts set email_proven_at = ${at.toISOString()}::timestamptz
      where id = ${accountId} and email_key = scim_fold(${email}) and email_proven_at is null`,
  );
}
