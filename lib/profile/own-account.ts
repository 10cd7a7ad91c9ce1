import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { RequestOrigin } from "@/lib/auth/authorize";
import { verifyPassword } from "@/lib/auth/password";
import { TOO_MANY_ATTEMPTS } from "@/lib/auth/too-many-attempts";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import { forgiveAttempt, takeAttempt } from "@/lib/sessions/password-attempts";

export interface OwnAccount {
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string | null;
}

/** Throws `signed_out` when the account is gone. */
export async function readAccount(db: Db, accountId: string): Promise<OwnAccount> {
  const [account] = await rows<OwnAccount>(
    db,
    sql`select name, email, password_hash as "passwordHash" from accounts where id = ${accountId}`,
  );
  if (!account) throw new DomainError("signed_out", "You are signed out. Sign in to go on.");
  return account;
}

/**
 * Throws `invalid_input` with `fields.currentPassword` unless it is right, and `too_many_attempts` after too many wrong
 * ones; an account without a password needs none. Not within a transaction: what is refused there would not be counted.
 */
export async function requireOwnPassword(
  { db, clock }: Services,
  { email, passwordHash }: OwnAccount,
  currentPassword: string,
  { ip }: RequestOrigin,
): Promise<void> {
  if (passwordHash === null) return;
  if (currentPassword === "") throw notYours("Enter your current password.");
  const attempt = { email, ip };
  const { isTooMany } = await takeAttempt(db, clock(), attempt);
  if (isTooMany) throw new DomainError("too_many_attempts", TOO_MANY_ATTEMPTS);
  if (!(await verifyPassword(passwordHash, currentPassword))) throw notYours("This is not your current password.");
  await forgiveAttempt(db, clock(), attempt);
}

function notYours(sentence: string): DomainError {
  return new DomainError("invalid_input", sentence, { fields: { currentPassword: sentence } });
}
