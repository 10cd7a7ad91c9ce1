import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "./with-tree";

/** Runs one of the project's own tools (a script below node_modules) in `folder` and waits for its end. */
export function runTool(folder: string, script: string, args: readonly string[]): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(projectRoot, "node_modules", script), ...args], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    let complaint = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, output, complaint }));
  });
}

export interface ToolRun {
  readonly exitCode: number | null;
  /** What it wrote to stdout, and to stderr. */
  readonly output: string;
  readonly complaint: string;
}
