import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { verifyPassword } from "@/lib/auth/password";
import { DomainError } from "@/lib/errors";

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

/** Throws `invalid_input` with `fields.currentPassword` unless it is right; an account without a password needs none. */
export async function requireOwnPassword({ passwordHash }: OwnAccount, currentPassword: string): Promise<void> {
  if (passwordHash === null || (await verifyPassword(passwordHash, currentPassword))) return;
  const sentence = currentPassword === "" ? "Enter your current password." : "This is not your current password.";
  throw new DomainError("invalid_input", sentence, { fields: { currentPassword: sentence } });
}
