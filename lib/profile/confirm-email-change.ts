import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { uniqueViolation } from "@/db/errors";
import { rows } from "@/db/rows";
import type { RequestOrigin } from "@/lib/auth/authorize";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import { requireUnmanaged } from "./account-lock";
import { closedChangeSentence, findEmailChange, type OpenEmailChange } from "./find-email-change";
import { movedDocument } from "./moved-document";
import { lockMemberships, type OwnMembership, recordInTeams, writeDocument } from "./own-teams";

/**
 * Lets the account sign in with the address that the link was sent to, and be found by it in its teams. Throws `not_found`,
 * `conflict` for a link that does nothing any more or an address that another account has, `managed`.
 */
export async function confirmEmailChange(
  { db, clock }: Services,
  { token }: { readonly token: string },
  request: RequestOrigin,
): Promise<{ readonly email: string }> {
  try {
    return await db.transaction(async (tx) => {
      const at = clock();
      const found = await findEmailChange(tx, token, at);
      const memberships = found.kind === "open" ? await lockMemberships(tx, found.accountId) : [];
      const change = await claimChange(tx, at, token);
      await requireUnmanaged(tx, change.accountId);
      await moveAccount(tx, at, change);
      for (const membership of memberships) await moveMember(tx, at, membership, change);
      await recordInTeams(tx, at, memberships, request, {
        action: "account.email_changed",
        details: { before: { email: change.currentEmail }, after: { email: change.email } },
      });
      return { email: change.email };
    });
  } catch (error) {
    if (uniqueViolation(error) === undefined) throw error;
    const message = "This address belongs to another account. Sign in with that one, or use another address.";
    throw new DomainError("conflict", message, {}, { cause: error });
  }
}

/** Marks the change as answered; of two answers at once the later one finds it so. */
async function claimChange(tx: Tx, at: Date, token: string): Promise<OpenEmailChange> {
  const change = await findEmailChange(tx, token, at);
  if (change.kind !== "open") {
    throw new DomainError(change.kind === "unknown" ? "not_found" : "conflict", closedChangeSentence(change));
  }
  const claimed = await rows(
    tx,
    sql`update email_changes set confirmed_at = ${at.toISOString()}::timestamptz
      where id = ${change.id} and confirmed_at is null and cancelled_at is null returning id`,
  );
  if (claimed.length > 0) return change;
  throw new DomainError("conflict", closedChangeSentence({ kind: "used" }));
}

async function moveAccount(tx: Tx, at: Date, { accountId, email, shown }: OpenEmailChange): Promise<void> {
  const now = sql`${at.toISOString()}::timestamptz`;
  await rows(
    tx,
    sql`update accounts set email = ${email}, updated_at = ${now},
        email_proven_at = case when ${!shown}::boolean then ${now} end
      where id = ${accountId}`,
  );
}

async function moveMember(tx: Tx, at: Date, membership: OwnMembership, change: OpenEmailChange): Promise<void> {
  const { teamId, memberId, document } = membership;
  const taken = await rows(
    tx,
    sql`select 1 from members where team_id = ${teamId} and id <> ${memberId} and user_name_key = scim_fold(${change.email})`,
  );
  const moved = movedDocument(document, {
    from: change.currentEmail,
    to: change.email,
    keepsUserName: taken.length > 0,
  });
  await writeDocument(tx, at, membership, moved);
}
