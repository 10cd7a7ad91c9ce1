import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { emailChanges } from "@/db/schema/accounts";
import type { Authorized } from "@/lib/auth/authorize";
import { EMAIL_CHANGE_HOURS, type ProfileView } from "@/lib/contracts/profile";
import { DomainError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { enqueueMails } from "@/lib/mail/enqueue-mails";
import { newLinkToken } from "@/lib/mail/link-token";
import type { Services } from "@/lib/services";
import { requireUnlocked } from "./account-lock";
import { closeEmailChanges } from "./close-email-changes";
import { type OwnAccount, readAccount, requireOwnPassword } from "./own-account";
import { lockMemberships, recordInTeams } from "./own-teams";
import { profileView } from "./read-profile";

const HOUR_MS = 60 * 60 * 1000;
/** Nobody uses Muster to fill a stranger's mailbox. */
const CHANGES_AN_HOUR_MAX = 5;

interface EmailChange {
  readonly email: string;
  readonly currentPassword: string;
}

/**
 * Sends a link to the new address, which the account takes when it is opened, and word of it to the present one. A request
 * from before is over. Throws `managed` or `forbidden` while the account is locked, `invalid_input` with a sentence a field.
 */
export async function requestEmailChange(
  services: Services,
  actor: Authorized<"profile.manage">,
  { email, currentPassword }: EmailChange,
): Promise<ProfileView> {
  const { db, clock } = services;
  await requireUnlocked(db, actor);
  const account = await readAccount(db, actor.accountId);
  await requireOwnPassword(services, account, currentPassword, actor.request);
  return db.transaction(async (tx) => {
    const at = clock();
    const memberships = await lockMemberships(tx, actor.accountId);
    await requireUnlocked(tx, actor);
    await requireAnother(tx, account.email, email);
    await requirePatience(tx, actor.accountId, at);
    await closeEmailChanges(tx, at, actor.accountId);
    await writeChange(tx, at, actor, account, email);
    await recordInTeams(tx, at, memberships, actor.request, {
      action: "account.email_change_requested",
      details: { before: { email: account.email }, after: { email } },
    });
    return profileView(tx, actor, at);
  });
}

async function requireAnother(tx: Tx, present: string, email: string): Promise<void> {
  const [same] = await rows(tx, sql`select 1 where scim_fold(${present}) = scim_fold(${email})`);
  if (!same) return;
  const sentence = "This is your address already.";
  throw new DomainError("invalid_input", sentence, { fields: { email: sentence } });
}

async function requirePatience(tx: Tx, accountId: string, at: Date): Promise<void> {
  const since = new Date(at.getTime() - HOUR_MS).toISOString();
  const found = await rows(
    tx,
    sql`select 1 from email_changes where account_id = ${accountId} and created_at > ${since}::timestamptz`,
  );
  if (found.length < CHANGES_AN_HOUR_MAX) return;
  const message = `You have asked for ${found.length} addresses within an hour. Wait a while, then try again.`;
  throw new DomainError("conflict", message, { fields: { email: message } });
}

async function writeChange(
  tx: Tx,
  at: Date,
  { accountId, team }: Authorized<"profile.manage">,
  account: OwnAccount,
  email: string,
): Promise<void> {
  const id = newId("emc");
  const { token, hash: tokenHash } = newLinkToken();
  const expiresAt = new Date(at.getTime() + EMAIL_CHANGE_HOURS * HOUR_MS);
  await tx.insert(emailChanges).values({ id, accountId, teamId: team.id, email, tokenHash, createdAt: at, expiresAt });
  const { name, email: currentEmail } = account;
  const content = {
    kind: "email_confirmation",
    name,
    currentEmail,
    token,
    expiresAt: expiresAt.toISOString(),
  } as const;
  await enqueueMails(tx, at, [
    { teamId: team.id, recipient: email, aboutId: id, content },
    { teamId: team.id, recipient: currentEmail, content: { kind: "email_change_notice", name, newEmail: email } },
  ]);
}
