import { spawn } from "node:child_process";

const RUN_MS_MAX = 120_000;

export interface RunnerOutput {
  /** What it wrote to stdout and stderr. */
  readonly text: string;
  /** Where it was told to write its report; the file is there only when it came to its end. */
  readonly reportPath: string;
}

/** Runs a suite's own script with this Node and waits for its end; one that takes more than two minutes is ended. */
export function runRunner(script: string, args: readonly string[], reportPath: string): Promise<RunnerOutput> {
  return new Promise((resolve, reject) => {
    // The runners look for newman from the folder that they are started in.
    const child = spawn(process.execPath, [script, ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      timeout: RUN_MS_MAX,
      killSignal: "SIGKILL",
    });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
    child.once("error", reject);
    child.once("close", () => resolve({ text, reportPath }));
  });
}
