import type { Measurement, RunResult } from "../run/measurement";

/** One operation at Muster and at the limit; a measurement for each pair of requests a second. */
export function runResult(pairs: readonly (readonly [ours: number, limit: number])[]): RunResult {
  const measurements = pairs.flatMap(([ours, limit], n): Measurement[] => [
    { operation: "list", side: "muster", round: n + 1, requestsPerSecond: ours, p50Ms: 1.5, p99Ms: 4, cpuMs: 0.25 },
    { operation: "list", side: "limit", round: n + 1, requestsPerSecond: limit, p50Ms: 1, p99Ms: 3 },
  ]);
  return {
    at: "2026-01-05T00:00:00.000Z",
    setting: { users: 10_000, rounds: pairs.length, seconds: 3, connections: 16, pool: 10 },
    machine: { cpus: 2, node: "v20.0.0", postgres: "18.4", load: "wrk" },
    sides: ["muster", "limit"],
    operations: [{ name: "list", title: "GET /Users?count=100" }],
    measurements,
    faults: [],
  };
}
