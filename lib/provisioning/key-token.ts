import { createHash, randomBytes } from "node:crypto";

const PREFIX = "msk_";
const SECRET_BYTES = 32;
/** Without punctuation, so that a double click selects the whole key. */
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 62 to the power of 43 is just above 2 to the power of 256. */
const SECRET_DIGITS = 43;
const HINT_DIGITS = 4;

export interface KeyToken {
  /** What the identity provider sends: shown once, stored nowhere. */
  readonly secret: string;
  readonly hash: string;
  /** For example `msk_…9f3a`. */
  readonly hint: string;
}

/** A new key: `msk_` and 256 random bits in 43 digits of base 62. */
export function newKeyToken(random: (bytes: number) => Uint8Array = randomBytes): KeyToken {
  const secret = `${PREFIX}${base62(random(SECRET_BYTES))}`;
  return { secret, hash: hashKey(secret), hint: `${PREFIX}…${secret.slice(-HINT_DIGITS)}` };
}

/** What is stored of a key: its SHA-256, hexadecimal. */
export function hashKey(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

function base62(bytes: Uint8Array): string {
  let rest = bytes.reduce((bits, byte) => (bits << 8n) | BigInt(byte), 0n);
  let text = "";
  for (let digit = 0; digit < SECRET_DIGITS; digit++, rest /= 62n) text = DIGITS[Number(rest % 62n)] + text;
  return text;
}
