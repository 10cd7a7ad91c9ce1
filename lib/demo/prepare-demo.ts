import { randomInt } from "node:crypto";
import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { dataFolderSecret } from "@/lib/data-folder-secret";
import type { Environment } from "@/lib/env";
import type { Services } from "@/lib/services";
import { DEMO_ADMIN_EMAIL, seedDemo } from "./seed-demo";

/** How to sign in to the demo. */
export interface DemoSignIn {
  readonly email: string;
  readonly password: string;
}

/** Without letters that are easily mistaken for another. */
const DIGITS = "abcdefghjkmnpqrstvwxyz23456789";
const PASSWORD_DIGITS = 16;

/**
 * Seeds the demo when there is no team, and sees to it that its password is DEMO_PASSWORD, else the one that was generated
 * into the data folder. undefined when the database has teams but not the demo's.
 */
export async function prepareDemo(
  services: Services,
  { demoPassword, dataDir }: Pick<Environment, "demoPassword" | "dataDir">,
): Promise<DemoSignIn | undefined> {
  const password = demoPassword ?? (await dataFolderSecret(dataDir, "demo-password", newPassword));
  await seedDemo(services, { passwordHash: await hashPassword(password) });
  const stored = await demoPasswordHash(services);
  if (stored === undefined) return undefined;
  if (!(await verifyPassword(stored, password))) await replacePassword(services, stored, await hashPassword(password));
  return { email: DEMO_ADMIN_EMAIL, password };
}

async function demoPasswordHash({ db }: Services): Promise<string | undefined> {
  const query = sql`select password_hash from accounts where email_key = ${DEMO_ADMIN_EMAIL} and password_hash is not null`;
  return (await rows<{ password_hash: string }>(db, query))[0]?.password_hash;
}

/** All demo accounts were given one hash; an account whose password a person has changed since has another. */
async function replacePassword({ db }: Services, before: string, after: string): Promise<void> {
  await rows(db, sql`update accounts set password_hash = ${after} where password_hash = ${before}`);
}

function newPassword(): string {
  return Array.from({ length: PASSWORD_DIGITS }, () => DIGITS[randomInt(DIGITS.length)]).join("");
}
