import { cpus } from "node:os";
import type { BenchDatabases } from "../database/bench-database";
import type { LoadGenerator } from "../load/load";
import type { Operation } from "../operations/operation";
import { note, startProgress } from "../progress";
import type { Side } from "../servers/side";
import { askOnce } from "./ask";
import { differenceBetween } from "./compare-answers";
import { type MeasuredServer, measure } from "./measure";
import type { Fault, Measurement, RunResult, RunSetting } from "./measurement";

export interface Run {
  readonly databases: BenchDatabases;
  /** The seeded database, which nobody is connected to. */
  readonly seeded: string;
  /** Ours first. */
  readonly sides: readonly Side[];
  readonly operations: readonly Operation[];
  readonly generator: LoadGenerator;
  readonly setting: RunSetting;
}

interface StartedSide extends MeasuredServer {
  readonly name: string;
  readonly exact: boolean;
}

/**
 * Measures every operation at every side. Each round starts all servers afresh, each on a fresh copy of the database, and
 * goes through the operations; each operation is measured at one side after the other, beginning with another each round.
 */
export async function runRounds(run: Run): Promise<RunResult> {
  const { sides, operations, setting, generator, databases } = run;
  const measurements: Measurement[] = [];
  const faults: Fault[] = [];
  const total = setting.rounds * operations.length * sides.length;
  const progress = startProgress(`${setting.rounds} rounds of ${operations.length} operations`, total);
  for (let round = 1; round <= setting.rounds; round += 1) {
    await inRound(run, async (started) => {
      if (round === 1) faults.push(...(await findFaults(started, operations, setting.users)));
      for (const operation of operations) {
        for (const side of rotated(started, round)) {
          const { name } = side;
          if (faults.some((fault) => fault.side === name && fault.operation === operation.name)) continue;
          progress.at(measurements.length + faults.length, `${operation.name} at ${name}, round ${round}`);
          const about = { operation: operation.name, side: name, round };
          try {
            measurements.push({ ...about, ...(await measure(generator, side, operation, setting, setting)) });
          } catch (error) {
            const sentence = error instanceof Error ? error.message : String(error);
            note(`${name}, ${operation.name}: ${sentence}`);
            faults.push({ operation: operation.name, side: name, sentence });
          }
        }
      }
    });
  }
  progress.end();
  return {
    at: new Date().toISOString(),
    setting,
    machine: { cpus: cpus().length, node: process.version, postgres: databases.version, load: generator.name },
    sides: sides.map(({ name }) => name),
    operations: operations.map(({ name, title }) => ({ name, title })),
    measurements,
    faults,
  };
}

async function inRound(
  { databases, seeded, sides, setting }: Run,
  work: (started: readonly StartedSide[]) => Promise<void>,
) {
  const started: StartedSide[] = [];
  try {
    for (const { name, key, exact, start } of sides) {
      const database = `${seeded}_${started.length}`;
      const databaseUrl = await databases.copy(seeded, database);
      const server = await start({ databaseUrl, pool: setting.pool });
      started.push({ ...server, name, key, exact, backends: () => databases.backends(database) });
    }
    await work(started);
  } finally {
    for (const { stop } of started) await stop();
  }
}

function rotated<T>(values: readonly T[], by: number): readonly T[] {
  const first = by % values.length;
  return [...values.slice(first), ...values.slice(0, first)];
}

/** Sends the first request of each operation to every side and holds the answers against ours. */
async function findFaults(
  [ours, ...others]: readonly StartedSide[],
  operations: readonly Operation[],
  users: number,
): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  if (!ours) return faults;
  for (const operation of operations) {
    const request = operation.request(0, { users });
    const expected = await askOnce(ours, request);
    if (expected.status >= 300) {
      faults.push({ operation: operation.name, side: ours.name, sentence: JSON.stringify(expected) });
    }
    for (const other of others) {
      const sentence = differenceBetween(expected, await askOnce(other, request), { ...operation, exact: other.exact });
      if (sentence !== undefined) faults.push({ operation: operation.name, side: other.name, sentence });
    }
  }
  for (const { side, operation, sentence } of faults) note(`${side}, ${operation}: ${sentence}`);
  return faults;
}
