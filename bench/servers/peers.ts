import { cp, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { SCIM_BASE_PATH } from "@/lib/contracts/scim";
import { runCommand } from "@/scripts/verify/run-command";
import { startProgress } from "../progress";
import type { SeededTeam } from "../seed/seed";
import { freePort } from "./free-port";
import type { ServerSetting, Side } from "./side";
import { startProcess } from "./start-process";

const SOURCES = "bench/peers";
/** Packages of others stay out of the project: they are installed here, and git does not see them. */
const FOLDER = resolve("bench/.peers");

interface Peer {
  readonly name: string;
  readonly program: string;
  /** Where its SCIM is. */
  readonly basePath: string;
}

const PEERS: readonly Peer[] = [
  { name: "scimmy", program: "scimmy.mjs", basePath: SCIM_BASE_PATH },
  { name: "better-auth", program: "better-auth.mjs", basePath: `/api/auth${SCIM_BASE_PATH}` },
];

/** Installs the peers' packages, exactly the versions in `bench/peers/package.json`, when they are not there yet. */
export async function installPeers(): Promise<void> {
  const wanted = await readFile(join(SOURCES, "package.json"), "utf8");
  const mark = join(FOLDER, "installed.json");
  const installed = await readFile(mark, "utf8").catch(() => "");
  await cp(SOURCES, FOLDER, { recursive: true });
  if (wanted === installed) return;
  const progress = startProgress("Installing the peers' packages", 1);
  const npm = ["install", "--prefix", FOLDER, "--no-audit", "--no-fund", "--no-package-lock", "--loglevel", "error"];
  const exitCode = await runCommand("npm", npm);
  if (exitCode !== 0) throw new Error("The peers' packages could not be installed; --no-peers goes without them.");
  await writeFile(mark, wanted);
  progress.end();
}

/** Gives a seeded database the tables of the peer that has its own. */
export async function seedPeers(databaseUrl: string, { teamId }: SeededTeam): Promise<void> {
  const progress = startProgress("The same people and groups in the tables of better-auth", 1);
  const seed = join(FOLDER, "better-auth-seed.mjs");
  const exitCode = await runCommand(process.execPath, [seed], { DATABASE_URL: databaseUrl, BENCH_TEAM: teamId });
  if (exitCode !== 0) throw new Error("The tables of better-auth could not be filled; --no-peers goes without them.");
  progress.end();
}

export function peerSides(key: string): readonly Side[] {
  return PEERS.map((peer) => ({
    name: peer.name,
    key,
    exact: false,
    start: (setting) => startPeer(peer, key, setting),
  }));
}

async function startPeer({ program, basePath }: Peer, key: string, { databaseUrl, pool }: ServerSetting) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const running = await startProcess({
    args: [program],
    cwd: FOLDER,
    variables: { DATABASE_URL: databaseUrl, DATABASE_POOL_MAX: String(pool), PORT: String(port), BENCH_KEY: key },
    readyUrl: `${origin}/readyz`,
  });
  return { ...running, baseUrl: `${origin}${basePath}` };
}
