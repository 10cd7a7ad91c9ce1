import type { RunResult } from "../run/measurement";
import type { Spread } from "./statistics";
import type { OperationSummary, SideSummary } from "./summary";

export const COLUMNS = [
  "operation",
  "server",
  "requests/s (min to max)",
  "p50 ms",
  "p99 ms",
  "CPU µs a request",
  "PostgreSQL's",
  "resident MB",
  "Muster is (min to max)",
];

/** One row of texts for each operation and server. */
export function tableRows(summaries: readonly OperationSummary[]): readonly (readonly string[])[] {
  return summaries.flatMap(({ title, sides }) =>
    sides.map((side, n) => [n === 0 ? title : "", side.side, ...figures(side)]),
  );
}

function figures({
  requestsPerSecond,
  p50Ms,
  p99Ms,
  cpuMs,
  databaseCpuMs,
  residentBytes,
  ratio,
}: SideSummary): readonly string[] {
  return [
    withRange(requestsPerSecond, count),
    shortNumber(p50Ms.median),
    shortNumber(p99Ms.median),
    cpuMs ? count(cpuMs.median * 1000) : "",
    databaseCpuMs ? count(databaseCpuMs.median * 1000) : "",
    residentBytes ? count(residentBytes.median / 1e6) : "",
    ratio ? withRange(ratio, (value) => `${shortNumber(value)}x`) : "",
  ];
}

/** The median; the range only where there were several rounds. */
function withRange({ median, min, max }: Spread, print: (value: number) => string): string {
  return min === max ? print(median) : `${print(median)} (${print(min)} to ${print(max)})`;
}

function count(value: number): string {
  return Math.round(value).toLocaleString("en");
}

/** With as many decimals as its size deserves. */
export function shortNumber(value: number): string {
  return value >= 100 ? count(value) : value.toFixed(value >= 10 ? 1 : 2);
}

/** What was run, in a sentence. */
export function settingSentence({ setting, machine }: RunResult): string {
  const { users, rounds, seconds, connections, pool } = setting;
  return (
    `${users.toLocaleString("en")} people, ${connections} connections, ${rounds} rounds of ${seconds} s, ` +
    `pools of ${pool}; PostgreSQL ${machine.postgres}, Node ${machine.node}, ${machine.load}, ${machine.cpus} cores, ` +
    "which servers, database and load share"
  );
}
