import { randomBytes } from "node:crypto";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dataFolderSecret } from "@/lib/data-folder-secret";
import { keysOf, newSecretKey, SECRETS_KEY_FILE, type SecretKeys } from "./secret-keys";

/** Puts a new key in front of those in the data folder and gives them all. Whoever calls it holds the folder's lock. */
export async function addDataFolderKey(dataDir: string): Promise<SecretKeys> {
  const keys = [newSecretKey(), ...(await writtenKeys(dataDir))];
  await writeKeys(dataDir, keys);
  return keysOf(keys);
}

/** Keeps only the current key: nothing is encrypted with the others any more. */
export async function dropOldDataFolderKeys(dataDir: string): Promise<void> {
  await writeKeys(dataDir, (await writtenKeys(dataDir)).slice(0, 1));
}

async function writtenKeys(dataDir: string): Promise<readonly string[]> {
  return (await dataFolderSecret(dataDir, SECRETS_KEY_FILE, newSecretKey)).split(/\s+/);
}

/** A rename puts the whole file in its place at once: whatever happens, one of the two lists of keys is there. */
async function writeKeys(dataDir: string, keys: readonly string[]): Promise<void> {
  const path = join(dataDir, SECRETS_KEY_FILE);
  const draft = `${path}.${process.pid}-${randomBytes(6).toString("hex")}`;
  await writeFile(draft, `${keys.join("\n")}\n`, { mode: 0o600, flag: "wx" });
  await rename(draft, path);
}
