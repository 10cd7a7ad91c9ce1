import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

export interface TestChild {
  readonly pid: number;
  /** The next line that it prints; undefined after the last one. */
  readonly line: () => Promise<string | undefined>;
  /** Lets it go on where it waits for a line of its input. */
  readonly tell: (text: string) => void;
  /** How it ended: an exit code or a signal. */
  readonly ended: Promise<number | string>;
  readonly kill: () => void;
}

/** Runs `source`, an ES module that may import TypeScript from the project's root, in a process of its own. */
export function startChild(source: string, variables: Record<string, string> = {}): TestChild {
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", source], {
    env: { ...process.env, NODE_OPTIONS: "", ...variables },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error("The child process did not start.");
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    pid,
    async line() {
      const next = await lines.next();
      return next.done ? undefined : next.value;
    },
    tell: (text) => child.stdin.write(`${text}\n`),
    ended: endOf(child),
    kill: () => child.kill("SIGKILL"),
  };
}

async function endOf(child: ChildProcess): Promise<number | string> {
  await once(child, "exit");
  return child.signalCode ?? child.exitCode ?? -1;
}
