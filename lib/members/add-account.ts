import type { Db } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { newId } from "@/lib/ids";

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  /** Of `hashPassword`; null for somebody who signs in through an identity provider only. */
  readonly passwordHash: string | null;
  /** The team whose identity provider made the account; absent when the person made it. */
  readonly createdByTeamId?: string;
  /** null while only a link that others saw speaks for the address; from the start unless said otherwise. */
  readonly emailProvenAt?: Date | null;
}

/** Writes an account and gives its id. Throws the database's unique violation when the e-mail has one. */
export async function addAccount(tx: Db, at: Date, account: NewAccount): Promise<string> {
  const id = newId("acc");
  const { email, name, passwordHash, createdByTeamId = null, emailProvenAt = at } = account;
  const stamps = { emailProvenAt, createdAt: at, updatedAt: at };
  await tx.insert(accounts).values({ id, email, name, passwordHash, createdByTeamId, ...stamps });
  return id;
}
