import type { LoadGenerator, LoadTarget } from "../load/load";
import type { BenchRequest, Operation } from "../operations/operation";
import type { Dataset } from "../seed/dataset";
import { processUsage } from "../servers/process-usage";
import type { RunningServer } from "../servers/side";
import { askOnce } from "./ask";
import type { Measurement, RunSetting } from "./measurement";

/** Compilers and caches get warm before anything is measured. */
const WARM_SECONDS = 1;

type Measured = Omit<Measurement, "operation" | "side" | "round">;

/** Loads a server with an operation. Throws when an answer was an error. */
export async function measure(
  generator: LoadGenerator,
  server: RunningServer & LoadTarget,
  operation: Operation,
  data: Dataset,
  { seconds, connections }: Pick<RunSetting, "seconds" | "connections">,
): Promise<Measured> {
  const { warm, measured } = await requestsOf(operation, server, data, seconds);
  await generator.run({ target: server, requests: warm, connections, seconds: WARM_SECONDS });
  const before = await processUsage(server.pid);
  const result = await generator.run({ target: server, requests: measured, connections, seconds });
  const after = await processUsage(server.pid);
  if (result.failed > 0) throw new Error(`${result.failed} of ${result.completed} answers were errors.`);
  const { requestsPerSecond, p50Ms, p99Ms, completed } = result;
  return {
    requestsPerSecond,
    p50Ms,
    p99Ms,
    ...(before && after && { cpuMs: (after.cpuMs - before.cpuMs) / completed, residentBytes: after.residentBytes }),
  };
}

interface Requests {
  readonly warm: readonly BenchRequest[];
  readonly measured: readonly BenchRequest[];
}

/** A write must not be sent twice, a read need not be: what is warm and what is measured are of one row of numbers. */
async function requestsOf(operation: Operation, server: LoadTarget, data: Dataset, seconds: number): Promise<Requests> {
  const { prepare, aSecondMax, request } = operation;
  if (prepare) {
    const requests = await prepare(async (asked) => (await askOnce(server, asked)).body, data);
    return { warm: requests, measured: requests };
  }
  const count = (most: number) => (operation.writes ? most : Math.min(most, READS_MAX));
  const warm = count(aSecondMax * WARM_SECONDS);
  const first = (n: number) => request(n, data);
  return {
    warm: Array.from({ length: warm }, (_, n) => first(FIRST + n)),
    measured: Array.from({ length: count(aSecondMax * seconds) }, (_, n) => first(FIRST + warm + n)),
  };
}

const READS_MAX = 20_000;
/** The numbers before are for looking at answers one by one. */
const FIRST = 10;
