import type { Db } from "@/db/client";
import { type SealedSecret, sealedSecrets } from "./sealed-places";
import { isSealedWithCurrent, SealedTextError, seal, unseal } from "./sealed-text";
import type { SecretKeys } from "./secret-keys";

export interface Rotation {
  /** How many were encrypted anew. */
  readonly rotated: number;
  /** How many were encrypted with the current key already. */
  readonly current: number;
  /** Those that no key opens, with the reason, for people. */
  readonly unreadable: readonly string[];
}

/**
 * Encrypts every stored secret with the current key. Instances may run meanwhile, as long as they know both keys: one that
 * somebody changes at the same moment was encrypted with their current key.
 */
export async function rotateSecrets(db: Db, keys: SecretKeys): Promise<Rotation> {
  const secrets = await sealedSecrets(db);
  const outdated = secrets.filter(({ sealed }) => !isSealedWithCurrent(keys, sealed));
  const unreadable: string[] = [];
  let rotated = 0;
  for (const secret of outdated) {
    const text = opened(keys, secret);
    if (text instanceof SealedTextError) unreadable.push(`${secret.name}: ${text.message}`);
    else if (await secret.replace(seal(keys, text, secret.context))) rotated += 1;
  }
  return { rotated, current: secrets.length - outdated.length, unreadable };
}

function opened(keys: SecretKeys, { sealed, context }: SealedSecret): string | SealedTextError {
  try {
    return unseal(keys, sealed, context);
  } catch (error) {
    if (error instanceof SealedTextError) return error;
    throw error;
  }
}
