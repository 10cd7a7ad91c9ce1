import { readFile } from "node:fs/promises";

/** Where there is no /proc, a process is known by its id alone. */
const UNKNOWN = "";

/** When the process started, in the system's own unit; together with its id it names a process for good (proc(5)). */
export async function startOf(pid: number): Promise<string> {
  return (await readStat(pid))?.start ?? UNKNOWN;
}

/** Whether the process that was given `pid` at `start` still runs; another process with the same id does not count. */
export async function isRunning(pid: number, start: string): Promise<boolean> {
  if (start === UNKNOWN) return isAlive(pid);
  const stat = await readStat(pid);
  return stat !== undefined && stat.start === start && stat.state !== "Z" && stat.state !== "X";
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Fields 3 and 22 of /proc/<pid>/stat. The second, the command, may hold blanks and parentheses. */
async function readStat(pid: number): Promise<{ state: string; start: string } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  const fields = text?.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state, start] = [fields?.[0], fields?.[19]];
  return state === undefined || start === undefined ? undefined : { state, start };
}
