import { spawn } from "node:child_process";
import { createHash, createHmac } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { environmentWith } from "@/lib/env";
import { leanSourceMaps } from "./lean-source-maps";

/** What a build is made of; a change in any of it makes the build stale. */
const SOURCES = ["app", "components", "lib", "scim", "db", "public"];
const SOURCE_FILES = [
  "next.config.ts",
  "postcss.config.mjs",
  "proxy.ts",
  "instrumentation.ts",
  "package-lock.json",
  "tsconfig.json",
];
const BUILD_FOLDER = ".next";
const FINGERPRINT_FILE = join(BUILD_FOLDER, "muster-sources");
const BUILD_ID_DIGITS = 20;
const OUTPUT_LINES_MAX = 60;

/** Whether the build in `.next` is of the sources as they are. */
export async function hasCurrentBuild(root: string): Promise<boolean> {
  if (!existsSync(join(root, BUILD_FOLDER, "BUILD_ID"))) return false;
  const stored = await readFile(join(root, FINGERPRINT_FILE), "utf8").catch(() => "");
  return stored === (await fingerprint(root));
}

/**
 * Runs `next build`. Instances that build by themselves, of the same sources and with the same secret, make builds that
 * answer each other's pages and forms. Throws with the end of its output when it fails.
 */
export async function build(root: string, authSecret?: string): Promise<void> {
  const sources = await fingerprint(root);
  const next = createRequire(join(root, "package.json")).resolve("next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: root,
    env: environmentWith(sharedNames(sources, authSecret)),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  if (exitCode !== 0) throw new Error(`The build failed:\n${output.split("\n").slice(-OUTPUT_LINES_MAX).join("\n")}`);
  await leanSourceMaps(join(root, BUILD_FOLDER, "server"));
  await writeFile(join(root, FINGERPRINT_FILE), sources);
}

/** What Next would draw at random: the build's id in addresses, and the key that names its server actions. */
function sharedNames(sources: string, authSecret: string | undefined): Readonly<Record<string, string>> {
  // Blockers take an address with "ad" in it for advertising.
  const id = { MUSTER_BUILD_ID: sources.slice(0, BUILD_ID_DIGITS).replaceAll("a", "x") };
  if (authSecret === undefined) return id;
  const key = createHmac("sha256", authSecret).update(`server actions of ${sources}`).digest("base64");
  return { ...id, NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key };
}

async function fingerprint(root: string): Promise<string> {
  const hash = createHash("sha256");
  const folders = await Promise.all(SOURCES.map((folder) => filesBelow(root, folder)));
  const files = [...folders.flat(), ...SOURCE_FILES].filter((path) => !/\.test\.|\/testing\//.test(path)).sort();
  for (const path of files) {
    const content = await readFile(join(root, path)).catch(() => undefined);
    if (content) hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

async function filesBelow(root: string, folder: string): Promise<readonly string[]> {
  if (!existsSync(join(root, folder))) return [];
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}
