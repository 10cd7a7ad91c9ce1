import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { vi } from "vitest";

export interface StartedWorkers {
  readonly origin: string;
  /** What it printed so far. */
  readonly output: () => string;
  readonly signal: (name: NodeJS.Signals) => void;
  /** Its exit code, or the signal that killed it. */
  readonly ended: Promise<number | string>;
}

/** Starts `workers-on-postgres.ts` on a free port. Throws with its output when it ends instead of serving. */
export async function startWorkers(variables: Readonly<Record<string, string>>): Promise<StartedWorkers> {
  const child = spawn(process.execPath, ["--import", "tsx", "server/workers/testing/workers-on-postgres.ts"], {
    env: {
      ...process.env,
      NODE_OPTIONS: "",
      PORT: "0",
      HOST: "127.0.0.1",
      MUSTER_URL: "",
      AUTH_SECRET: "a secret of the tests with 32 characters",
      ...variables,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await vi.waitUntil(() => output.includes("SCIM base URL") || child.exitCode !== null, { timeout: 30_000 });
  if (child.exitCode !== null) throw new Error(output);
  return {
    origin: /Muster +(http:\S+)/.exec(output)?.[1] ?? "",
    output: () => output,
    signal: (name) => child.kill(name),
    ended: endOf(child),
  };
}

async function endOf(child: ChildProcess): Promise<number | string> {
  await once(child, "exit");
  return child.signalCode ?? child.exitCode ?? -1;
}
