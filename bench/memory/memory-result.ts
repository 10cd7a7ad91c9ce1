import type { RunResult } from "../run/measurement";

/** What the server's process held while it did something. */
export interface MemoryStep {
  readonly title: string;
  readonly requests: number;
  /** Of all bodies together. */
  readonly answeredBytes: number;
  readonly ms: number;
  /** Resident when it was done. */
  readonly residentBytes: number;
  /** The most that was resident meanwhile. */
  readonly peakBytes: number;
}

export interface MemoryResult {
  readonly at: string;
  readonly machine: Omit<RunResult["machine"], "load">;
  readonly users: number;
  readonly auditEvents: number;
  readonly steps: readonly MemoryStep[];
}

/** The goal for the whole process, in MB of 1,000,000 bytes. */
export const RESIDENT_MB_MAX = 300;

export function isTooLarge({ peakBytes }: MemoryStep): boolean {
  return peakBytes > RESIDENT_MB_MAX * 1e6;
}
