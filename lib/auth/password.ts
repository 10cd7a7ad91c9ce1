import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** OWASP's first choice for Argon2id: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Argon2id of the password in its own text form, with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

let nobodysHash: Promise<string> | undefined;

/** Whether the password is right. Without a hash the answer is no, and it takes as long as with one. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  // Waited for in either case, so that the first call does not tell the two apart.
  nobodysHash ??= hashPassword(randomBytes(24).toString("base64url"));
  const nobodys = await nobodysHash;
  const isRight = await verify(passwordHash ?? nobodys, password);
  return isRight && passwordHash !== null;
}
