import { spawn } from "node:child_process";

/** Runs a command with its output on this terminal; resolves with its exit code. */
export function runCommand(
  command: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: "inherit", env: { ...process.env, ...variables } });
    child.on("error", reject);
    child.on("close", (exitCode) => resolve(exitCode ?? 1));
  });
}

/** Runs a script of a package, found where the project finds it. */
export function runTool(script: string, args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  return runCommand(process.execPath, [`node_modules/${script}`, ...args], variables);
}
