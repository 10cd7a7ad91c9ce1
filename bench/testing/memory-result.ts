import type { MemoryResult } from "../memory/memory-result";

/** A step within the goal and one beyond it. */
export const memoryResult: MemoryResult = {
  at: "2026-01-05T00:00:00.000Z",
  machine: { cpus: 2, node: "v20.0.0", postgres: "18.4" },
  users: 100_000,
  auditEvents: 300_000,
  steps: [
    { title: "Start", requests: 0, answeredBytes: 0, ms: 0, residentBytes: 110e6, peakBytes: 120e6 },
    { title: "A large group", requests: 20, answeredBytes: 96e6, ms: 2_500, residentBytes: 190e6, peakBytes: 301e6 },
  ],
};
