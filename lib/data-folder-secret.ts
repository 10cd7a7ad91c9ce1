import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Environment } from "./env";

/**
 * The secret that signs sessions: AUTH_SECRET, else the one in the data folder, which the first caller makes there,
 * readable to its owner only. Processes that race for it get the same one.
 */
export async function authSecret(environment: Pick<Environment, "authSecret" | "dataDir">): Promise<string> {
  return environment.authSecret ?? (await dataFolderSecret(environment.dataDir, "auth-secret", newAuthSecret));
}

function newAuthSecret(): string {
  return randomBytes(33).toString("base64url");
}

/** The content of the file `name` in `dataDir`; `make` gives it when there is none yet. */
export async function dataFolderSecret(dataDir: string, name: string, make: () => string): Promise<string> {
  const path = join(dataDir, name);
  const existing = await readSecret(path);
  if (existing !== undefined) return existing;
  await mkdir(dataDir, { recursive: true });
  const draft = `${path}.${process.pid}-${randomBytes(6).toString("hex")}`;
  await writeFile(draft, `${make()}\n`, { mode: 0o600, flag: "wx" });
  try {
    // A link appears at once with its whole content and never replaces: the first of several processes wins.
    await link(draft, path).catch((error: unknown) => {
      if (!hasCode(error, "EEXIST")) throw error;
    });
  } finally {
    await unlink(draft);
  }
  const made = await readSecret(path);
  if (made === undefined) throw new Error(`The file ${path} is empty. Delete it and start again.`);
  return made;
}

async function readSecret(path: string): Promise<string | undefined> {
  try {
    const secret = (await readFile(path, "utf8")).trim();
    if (secret === "") throw new Error(`The file ${path} is empty. Delete it and start again.`);
    return secret;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
