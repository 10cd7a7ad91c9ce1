import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startArguments } from "@/scripts/start-arguments";

/** A Muster that was started as the README says. */
export interface Muster {
  readonly origin: string;
  readonly scimBaseUrl: string;
  readonly dataDir: string;
  readonly pid: number;
  /** What it printed so far. */
  output(): string;
  /** The value that it printed behind this label, such as "Password". */
  printed(label: string): string;
  /** Ends it by the signal and gives its exit code (null when the signal killed it). Keeps the data folder. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
  /** Ends it and removes its data folder. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly dataDir?: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** The process to start; the front door by default. */
  readonly args?: readonly string[];
  /** Printed when it serves. */
  readonly ready?: RegExp;
}

export const DEMO_PASSWORD = "a demo password for tests";
/** Where a data folder with the demo lies while specs run. */
export const TEMPLATE_VARIABLE = "MUSTER_E2E_TEMPLATE";
/** What a first start reads. */
const FIRST_START = ["DATABASE_URL", "MUSTER_DEMO", "DEMO_PASSWORD", "SECRETS_KEY", "AUTH_SECRET"];

/** Starts Muster on a free port with a data folder of its own. Throws with its output when it ends instead. */
export async function startMuster(options: StartOptions = {}): Promise<Muster> {
  const dataDir = options.dataDir ?? (await newDataDir(options));
  const child = spawn(process.execPath, [...(options.args ?? startArguments())], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: "0",
      MUSTER_DATA_DIR: dataDir,
      DEMO_PASSWORD,
      ...options.variables,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const printed = (label: string) => new RegExp(`^ *${label} {2,}(\\S.*)$`, "m").exec(output)?.[1]?.trim() ?? "";
  await untilReady(
    child,
    () => (options.ready ?? /SCIM base URL .*\n/).test(output),
    () => output,
  );
  return {
    origin: printed("Muster"),
    scimBaseUrl: printed("SCIM base URL"),
    dataDir,
    pid: child.pid ?? 0,
    output: () => output,
    printed,
    end: (signal = "SIGTERM") => end(child, signal),
    async stop() {
      await end(child, "SIGTERM");
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** With the demo in it, unless what is asked for decides what a first start makes. */
async function newDataDir({ variables = {} }: StartOptions): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), "muster-e2e-"));
  const template = process.env[TEMPLATE_VARIABLE];
  const isOther = FIRST_START.some((name) => name in variables);
  if (template !== undefined && !isOther) await cp(template, dataDir, { recursive: true });
  return dataDir;
}

async function untilReady(child: ChildProcess, isReady: () => boolean, output: () => string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const look = () => isReady() && resolve();
    child.stdout?.on("data", look);
    child.stderr?.on("data", look);
    child.once("exit", (exitCode) => reject(new Error(`Muster ended with ${exitCode}:\n${output()}`)));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
  return child.exitCode;
}
