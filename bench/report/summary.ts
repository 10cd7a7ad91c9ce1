import type { Measurement, RunResult } from "../run/measurement";
import { type Spread, spreadOf } from "./statistics";

/** An operation at a side over all rounds. */
export interface SideSummary {
  readonly side: string;
  readonly requestsPerSecond: Spread;
  readonly p50Ms: Spread;
  readonly p99Ms: Spread;
  readonly cpuMs: Spread | undefined;
  readonly databaseCpuMs: Spread | undefined;
  readonly residentBytes: Spread | undefined;
  /** Our requests a second as a multiple of this side's, round by round; absent for ourselves. */
  readonly ratio: Spread | undefined;
}

export interface OperationSummary {
  readonly name: string;
  readonly title: string;
  /** Only the sides that have figures. */
  readonly sides: readonly SideSummary[];
}

export function summarize({ operations, sides, measurements }: RunResult): readonly OperationSummary[] {
  const [ours = ""] = sides;
  return operations.map(({ name, title }) => {
    const found = measurements.filter(({ operation }) => operation === name);
    const at = (side: string) => found.filter((measurement) => measurement.side === side);
    const summaries = sides.flatMap((side) => {
      const measured = at(side);
      return measured.length === 0 ? [] : [summarizeSide(side, measured, side === ours ? [] : at(ours))];
    });
    return { name, title, sides: summaries };
  });
}

function summarizeSide(side: string, measured: readonly Measurement[], ours: readonly Measurement[]): SideSummary {
  const ratios = measured.flatMap(({ round, requestsPerSecond }) => {
    const our = ours.find((measurement) => measurement.round === round);
    return our ? [our.requestsPerSecond / requestsPerSecond] : [];
  });
  return {
    side,
    requestsPerSecond: spreadOf(measured.map(({ requestsPerSecond }) => requestsPerSecond)),
    p50Ms: spreadOf(measured.map(({ p50Ms }) => p50Ms)),
    p99Ms: spreadOf(measured.map(({ p99Ms }) => p99Ms)),
    cpuMs: spreadOfKnown(measured.map(({ cpuMs }) => cpuMs)),
    databaseCpuMs: spreadOfKnown(measured.map(({ databaseCpuMs }) => databaseCpuMs)),
    residentBytes: spreadOfKnown(measured.map(({ residentBytes }) => residentBytes)),
    ratio: spreadOfKnown(ratios),
  };
}

function spreadOfKnown(values: readonly (number | undefined)[]): Spread | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : spreadOf(known);
}
