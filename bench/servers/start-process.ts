import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";

const READY_MS_MAX = 300_000;
const LOOK_EACH_MS = 50;
const OUTPUT_CHARS_MAX = 8_000;

export interface ProcessStart {
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Answers 2xx when the server is ready. */
  readonly readyUrl: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RunningProcess {
  readonly pid: number;
  /** Asks it to end and waits; kills it after ten seconds. */
  readonly stop: () => Promise<void>;
}

/** Starts node and waits until it answers. Throws with its output when it ends instead. */
export async function startProcess(start: ProcessStart): Promise<RunningProcess> {
  const child = spawn(process.execPath, [...start.args], {
    ...(start.cwd !== undefined && { cwd: start.cwd }),
    env: { ...process.env, NODE_ENV: "production", ...start.variables },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-OUTPUT_CHARS_MAX);
    });
  }
  const running = { pid: child.pid ?? 0, stop: () => stop(child) };
  // Whoever interrupts the bench must not leave servers behind.
  process.once("exit", () => child.kill("SIGKILL"));
  const deadline = Date.now() + READY_MS_MAX;
  while (!(await answers(start))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      await running.stop();
      throw new Error(`A server of the bench did not start (${start.args.join(" ")}):\n${output}`);
    }
    await wait(LOOK_EACH_MS);
  }
  return running;
}

async function answers({ readyUrl, headers = {} }: ProcessStart): Promise<boolean> {
  const response = await fetch(readyUrl, { headers }).catch(() => undefined);
  await response?.body?.cancel();
  return response?.ok ?? false;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await exited;
  clearTimeout(late);
}
