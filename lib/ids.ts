import { randomFillSync } from "node:crypto";

/** The prefix of each kind of id. An id is never reused. */
const PREFIXES = {
  account: "acc",
  session: "ses",
  team: "tm",
  user: "usr",
  group: "grp",
  key: "key",
  ssoMethod: "sso",
  invitation: "inv",
  mail: "mail",
  emailChange: "emc",
  domain: "dom",
  auditEvent: "aud",
  request: "req",
} as const;

export type IdPrefix = (typeof PREFIXES)[keyof typeof PREFIXES];

/** Crockford's base 32 in lower case: the order of the digits is the order of their bytes. */
const DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
const ID_DIGITS = 26;
const RANDOM_BITS = 74n;
const RANDOM_MAX = (1n << RANDOM_BITS) - 1n;

/** A new id such as `usr_06f3k9...`: UUIDv7 (RFC 9562 5.7) in base 32; ids of one process are in the order they were made. */
export const newId = idGenerator(Date.now, randomFromPool);

/** `nowMs` gives the time in milliseconds since 1970, `random` that many random bytes. */
export function idGenerator(nowMs: () => number, random: (bytes: number) => Uint8Array): (prefix: IdPrefix) => string {
  let lastMs = -1;
  let tail = 0n;
  return (prefix) => {
    const ms = nowMs();
    if (ms > lastMs) {
      lastMs = ms;
      tail = bitsOf(random(10)) & RANDOM_MAX;
    } else {
      tail += 1n + (bitsOf(random(4)) >> 1n);
      if (tail > RANDOM_MAX) {
        lastMs += 1;
        tail = bitsOf(random(10)) & RANDOM_MAX;
      }
    }
    return `${prefix}_${base32(uuidVersion7(lastMs, tail))}`;
  };
}

function uuidVersion7(ms: number, tail: bigint): bigint {
  const high = tail >> 62n;
  const low = tail & ((1n << 62n) - 1n);
  return (BigInt(ms) << 80n) | (7n << 76n) | (high << 64n) | (2n << 62n) | low;
}

function bitsOf(bytes: Uint8Array): bigint {
  return bytes.reduce((bits, byte) => (bits << 8n) | BigInt(byte), 0n);
}

/** Six digits at a time: numbers of 30 bits are quicker than large ones. */
function base32(value: bigint): string {
  let text = "";
  for (let rest = value, digits = ID_DIGITS; digits > 0; digits -= 6, rest >>= 30n) {
    let part = Number(rest & 0x3fff_ffffn);
    for (let digit = 0; digit < Math.min(6, digits); digit += 1, part >>>= 5) text = DIGITS[part & 31] + text;
  }
  return text;
}

const pool = new Uint8Array(4096);
let poolAt = pool.length;

/** Random bytes that nobody had before; the system is asked for many at a time. */
function randomFromPool(bytes: number): Uint8Array {
  if (poolAt + bytes > pool.length) {
    randomFillSync(pool);
    poolAt = 0;
  }
  poolAt += bytes;
  return pool.subarray(poolAt - bytes, poolAt);
}
