import { readFile, writeFile } from "node:fs/promises";

export interface ResidentMemory {
  readonly residentBytes: number;
  /** The most since `forgetPeak`. */
  readonly peakBytes: number;
}

/** Has the kernel count the peak of a process of ours anew (proc(5), clear_refs). Throws where it does not. */
export async function forgetPeak(pid: number): Promise<void> {
  try {
    await writeFile(`/proc/${pid}/clear_refs`, "5");
  } catch (error) {
    throw new Error("--memory reads the peak of a process from /proc, as Linux has it.", { cause: error });
  }
}

export async function residentMemory(pid: number): Promise<ResidentMemory> {
  return memoryFrom(await readFile(`/proc/${pid}/status`, "utf8"));
}

/** Reads /proc/<pid>/status. */
export function memoryFrom(status: string): ResidentMemory {
  return { residentBytes: kibOf(status, "VmRSS") * 1024, peakBytes: kibOf(status, "VmHWM") * 1024 };
}

function kibOf(status: string, field: string): number {
  const kib = new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(status)?.[1];
  if (kib === undefined) throw new Error(`The status of the process has no ${field}.`);
  return Number(kib);
}
