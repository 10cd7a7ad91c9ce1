import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { SecretKey, SecretKeys } from "./secret-keys";

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;
const FORM = /^s1\.([0-9a-f]{12})\.([\w-]+)$/;

/** A stored secret that cannot be opened. The message is for whoever runs the server and holds nothing of the secret. */
export class SealedTextError extends Error {
  override readonly name = "SealedTextError";
}

/**
 * Encrypts a text with the current key: AES-256-GCM, with a fresh IV. `context` says where the secret stands, such as
 * `sso_methods/tm_1/sso_1/client_secret`: in another place it cannot be opened.
 * @returns `s1.<id of the key>.<base64url of IV, tag and ciphertext>`
 */
export function seal({ current }: SecretKeys, text: string, context: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, current.bytes, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(context));
  const encrypted = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `s1.${current.id}.${Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString("base64url")}`;
}

/**
 * The text that was sealed for this context, with the current key or an old one.
 * @throws SealedTextError
 */
export function unseal(keys: SecretKeys, sealed: string, context: string): string {
  const [, keyId = "", payload = ""] = FORM.exec(sealed) ?? [];
  const key = [keys.current, ...keys.old].find(({ id }) => id === keyId);
  if (keyId === "") throw new SealedTextError("A stored secret is not of the form that this version reads.");
  if (!key) {
    const message = `A stored secret was encrypted with the key ${keyId}, which is neither SECRETS_KEY nor in SECRETS_KEYS_OLD.`;
    throw new SealedTextError(message);
  }
  return decrypted(key, Buffer.from(payload, "base64url"), context);
}

/** Whether a sealed text was made with the current key. */
export function isSealedWithCurrent({ current }: SecretKeys, sealed: string): boolean {
  return FORM.exec(sealed)?.[1] === current.id;
}

function decrypted({ id, bytes }: SecretKey, payload: Buffer, context: string): string {
  try {
    const iv = payload.subarray(0, IV_BYTES);
    const tag = payload.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv(CIPHER, bytes, iv, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(context))
      .setAuthTag(tag);
    const text = Buffer.concat([decipher.update(payload.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return text.toString("utf8");
  } catch (cause) {
    throw new SealedTextError(`A stored secret was changed, or moved from its place (key ${id}).`, { cause });
  }
}
