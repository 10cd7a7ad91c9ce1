import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Without letters that are easily mistaken for another. */
const DIGITS = "abcdefghjkmnpqrstvwxyz23456789";
const DIGIT_COUNT = 20;
const GROUP = 5;

/** What `/setup` asks for, such as `k7mqd-29xhw-...`: the same on every instance that has the same AUTH secret. */
export function setupToken(secret: string): string {
  const bytes = createHmac("sha256", secret).update("setup").digest();
  const digits = [...bytes.subarray(0, DIGIT_COUNT)].map((byte) => DIGITS[byte % DIGITS.length] ?? "").join("");
  return (digits.match(new RegExp(`.{${GROUP}}`, "g")) ?? []).join("-");
}

/** Compares in constant time; spaces, dashes and capitals do not matter. */
export function isSetupToken(given: string, expected: string): boolean {
  return timingSafeEqual(digestOf(given), digestOf(expected));
}

function digestOf(token: string): Buffer {
  return createHash("sha256").update(token.toLowerCase().replace(/[\s-]/g, "")).digest();
}
