import { createHash, randomBytes } from "node:crypto";
import { dataFolderSecret } from "@/lib/data-folder-secret";
import { type Environment, env } from "@/lib/env";

/** A key of AES-256. Its id tells nothing about it. */
export interface SecretKey {
  readonly id: string;
  readonly bytes: Buffer;
}

export interface SecretKeys {
  /** Encrypts. */
  readonly current: SecretKey;
  /** These, too, decrypt. */
  readonly old: readonly SecretKey[];
}

/** The file in the data folder: the current key, then old ones, a line each. */
export const SECRETS_KEY_FILE = "secrets-key";

const KEY_BYTES = 32;

type KeySettings = Pick<Environment, "secretsKey" | "secretsKeysOld" | "dataDir">;

/**
 * The keys that secrets are stored with: SECRETS_KEY and SECRETS_KEYS_OLD, else those in the data folder, where the first
 * caller makes one.
 */
export async function secretKeys(settings: KeySettings = env()): Promise<SecretKeys> {
  const { secretsKey, secretsKeysOld, dataDir } = settings;
  if (secretsKey !== undefined) return keysOf([secretsKey, ...secretsKeysOld]);
  const lines = await dataFolderSecret(dataDir, SECRETS_KEY_FILE, newSecretKey);
  return keysOf([...lines.split(/\s+/), ...secretsKeysOld]);
}

/** A new key in its written form. */
export function newSecretKey(): string {
  return randomBytes(KEY_BYTES).toString("base64");
}

/** Keys from their written forms, the current one first. */
export function keysOf(written: readonly string[]): SecretKeys {
  const [current, ...old] = written.map(keyOf);
  if (!current) throw new Error("There is no key to store secrets with.");
  return { current, old };
}

function keyOf(written: string): SecretKey {
  const bytes = Buffer.from(written, "base64");
  if (bytes.length !== KEY_BYTES) throw new Error(`The key in ${SECRETS_KEY_FILE} has not 32 bytes.`);
  const id = createHash("sha256").update("muster key id\0").update(bytes).digest("hex").slice(0, 12);
  return { id, bytes };
}
