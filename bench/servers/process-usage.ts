import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";

/** What a process used so far; absent where the system does not tell. */
export interface ProcessUsage {
  /** Processor time of all its threads. */
  readonly cpuMs: number;
  readonly residentBytes: number;
}

/** Processor time of several processes; undefined where one of them is not on this machine. */
export async function cpuMsOf(pids: readonly number[]): Promise<number | undefined> {
  const usages = await Promise.all(pids.map(processUsage));
  const known = usages.filter((usage) => usage !== undefined);
  return known.length < pids.length ? undefined : known.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}

/** Ticks a second of /proc/<pid>/stat; nearly every Linux has 100. */
let ticksASecond: Promise<number> | undefined;

/** Reads /proc; undefined where there is none. */
export async function processUsage(pid: number): Promise<ProcessUsage | undefined> {
  const [stat, status] = await Promise.all(
    ["stat", "status"].map((file) => readFile(`/proc/${pid}/${file}`, "utf8").catch(() => undefined)),
  );
  if (stat === undefined || status === undefined) return undefined;
  ticksASecond ??= promisify(execFile)("getconf", ["CLK_TCK"]).then(
    ({ stdout }) => Number(stdout),
    () => 100,
  );
  return usageFrom(stat, status, await ticksASecond);
}

/** Fields 14 and 15 of `stat` (proc(5)); the command before them may hold blanks and parentheses. */
export function usageFrom(stat: string, status: string, ticks: number): ProcessUsage {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const used = Number(fields[11]) + Number(fields[12]);
  const residentKib = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return { cpuMs: (used * 1000) / ticks, residentBytes: Number(residentKib ?? 0) * 1024 };
}
