import { openDatabase } from "@/db/client";
import { DataFolderLockedError } from "@/db/data-folder-lock";
import { DatabaseUnavailableError } from "@/db/database-unavailable";
import { ConfigurationError, env } from "@/lib/env";
import { addDataFolderKey, dropOldDataFolderKeys } from "@/lib/secrets/data-folder-keys";
import { type Rotation, rotateSecrets } from "@/lib/secrets/rotate-secrets";
import { secretKeys } from "@/lib/secrets/secret-keys";

/**
 * Encrypts the stored secrets with SECRETS_KEY, from whatever key of SECRETS_KEYS_OLD they were encrypted with; without
 * SECRETS_KEY with a new key in the data folder.
 */
async function main(): Promise<Rotation> {
  const environment = env();
  const { dataDir, secretsKey } = environment;
  const { db, close } = await openDatabase(environment);
  try {
    // The database is open, so no other process has the data folder.
    const keys = secretsKey === undefined ? await addDataFolderKey(dataDir) : await secretKeys(environment);
    const rotation = await rotateSecrets(db, keys);
    if (secretsKey === undefined && rotation.unreadable.length === 0) await dropOldDataFolderKeys(dataDir);
    return rotation;
  } finally {
    await close();
  }
}

try {
  const { rotated, current, unreadable } = await main();
  console.log(`${rotated} encrypted anew, ${current} were encrypted with the current key.`);
  if (unreadable.length > 0) {
    console.error(`${unreadable.length} cannot be read and were left as they are. Keep the old keys.`);
    for (const line of unreadable) console.error(`  ${line}`);
    process.exitCode = 1;
  } else console.log("Former keys are not needed any more.");
} catch (error) {
  const isExpected =
    error instanceof ConfigurationError ||
    error instanceof DataFolderLockedError ||
    error instanceof DatabaseUnavailableError;
  if (!isExpected) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
