import { createHmac } from "node:crypto";

/** 128 bits cannot be guessed. */
const SIGNATURE_BYTES = 16;

/** Signs cursors by HMAC with SHA-256; the same on every instance that has the same secret. In base64url. */
export function cursorSigner(secret: string): (text: string) => string {
  return (text) =>
    createHmac("sha256", secret).update(text).digest().subarray(0, SIGNATURE_BYTES).toString("base64url");
}
