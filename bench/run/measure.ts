import type { LoadGenerator, LoadTarget } from "../load/load";
import type { BenchRequest, Operation } from "../operations/operation";
import { getUser } from "../operations/read-operations";
import type { Dataset } from "../seed/dataset";
import { cpuMsOf, processUsage } from "../servers/process-usage";
import type { RunningServer } from "../servers/side";
import { askOnce } from "./ask";
import type { Measurement, RunSetting } from "./measurement";

/** Compilers and caches get warm before anything is measured: what is asked for most is compiled last and best. */
const WARM_SECONDS = 3;
/** What answers nothing in the time of a load gets so long once more. */
const PATIENCE_SECONDS = 60;
const READS_MAX = 20_000;
/** The numbers before are for looking at answers one by one. */
const FIRST = 10;

export interface MeasuredServer extends RunningServer, LoadTarget {
  /** The processes of PostgreSQL that work for this server alone. */
  readonly backends: () => Promise<readonly number[]>;
}

export type Measured = Omit<Measurement, "operation" | "side" | "round">;

/** Loads a server with an operation. Throws when an answer was an error or when there was none. */
export async function measure(
  generator: LoadGenerator,
  server: MeasuredServer,
  operation: Operation,
  data: Dataset,
  { seconds, connections }: Pick<RunSetting, "seconds" | "connections">,
): Promise<Measured> {
  await settle(server, data);
  const take = await requestSource(operation, server, data);
  const load = (duration: number) => {
    // Who gets more time answers so slowly that the requests of the usual time suffice.
    const requests = take(Math.min(duration, seconds));
    return generator.run({ target: server, requests, connections, seconds: duration });
  };
  await load(WARM_SECONDS);
  for (const duration of [seconds, Math.max(seconds, PATIENCE_SECONDS)]) {
    const used = await usageMeter(server);
    const result = await load(duration);
    const { requestsPerSecond, p50Ms, p99Ms, completed, failed } = result;
    if (failed > 0) throw new Error(`${failed} of ${completed} answers were errors.`);
    if (completed > 0) return { requestsPerSecond, p50Ms, p99Ms, ...(await used(completed)) };
  }
  throw new Error(`No request was answered within ${PATIENCE_SECONDS} s.`);
}

/** Waits until the server is done with what a load before left in it: it answers a cheap request again. */
async function settle(server: LoadTarget, data: Dataset): Promise<void> {
  await askOnce(server, getUser.request(0, data));
}

/** Begins to count; the function that it gives tells what a request took since. */
async function usageMeter({ pid, backends }: MeasuredServer) {
  const pids = await backends();
  const [before, databaseBefore] = await Promise.all([processUsage(pid), cpuMsOf(pids)]);
  return async (completed: number): Promise<Partial<Measured>> => {
    const [after, databaseAfter] = await Promise.all([processUsage(pid), cpuMsOf(pids)]);
    return {
      ...(before && after && { cpuMs: (after.cpuMs - before.cpuMs) / completed, residentBytes: after.residentBytes }),
      ...(databaseBefore !== undefined &&
        databaseAfter !== undefined && { databaseCpuMs: (databaseAfter - databaseBefore) / completed }),
    };
  };
}

/** Gives the requests of the next seconds of load. A write must not be sent twice, a read need not be new. */
async function requestSource(operation: Operation, server: LoadTarget, data: Dataset) {
  const { prepare, aSecondMax, request, writes } = operation;
  if (prepare) {
    const requests = await prepare(async (asked) => (await askOnce(server, asked)).body, data);
    return () => requests;
  }
  let sent = FIRST;
  return (seconds: number): readonly BenchRequest[] => {
    const most = aSecondMax * seconds;
    const count = writes ? most : Math.min(most, READS_MAX);
    const from = sent;
    sent += count;
    return Array.from({ length: count }, (_, n) => request(from + n, data));
  };
}
