import { createHash, randomBytes } from "node:crypto";

export interface LinkToken {
  /** Goes into the link; stored nowhere but sealed in the mail that carries it. */
  readonly token: string;
  /** SHA-256 in hexadecimal: what the database knows. */
  readonly hash: string;
}

/** By which a token is recognised, as by what hides them from logs. */
const PREFIX = "mlk_";
const FORM = /^mlk_[\w-]{43}$/;

/** A new token of 32 random bytes. */
export function newLinkToken(): LinkToken {
  const token = `${PREFIX}${randomBytes(32).toString("base64url")}`;
  return { token, hash: sha256(token) };
}

/** Under which the token of a link is found; undefined for what is none. */
export function linkTokenHash(untrusted: string): string | undefined {
  return FORM.test(untrusted) ? sha256(untrusted) : undefined;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
