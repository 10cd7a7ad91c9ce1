import { cpus } from "node:os";
import type { BenchDatabases } from "../database/bench-database";
import type { LoadGenerator } from "../load/load";
import type { Operation } from "../operations/operation";
import { note, startProgress } from "../progress";
import { type MeasuredServer, measure } from "../run/measure";
import { seed } from "../seed/seed";
import { musterSide } from "../servers/muster";
import { measureAge } from "./measure-age";
import type { Age, ScalePoint, ScaleResult, Walk } from "./scale-result";
import { walkByCursor, walkByIndex } from "./walk";

export interface ScaleRun {
  readonly databases: BenchDatabases;
  readonly generator: LoadGenerator;
  readonly operations: readonly Operation[];
  /** People in the big team, ascending. */
  readonly sizes: readonly number[];
  readonly seconds: number;
  readonly pool: number;
  readonly connections: number;
  /** Requests between the first and the last look at one server's throughput; 0 leaves that out. */
  readonly ageRequests: number;
}

interface SizeResult {
  readonly points: readonly ScalePoint[];
  readonly walks: readonly Walk[];
  readonly age?: Age;
}

/** Measures Muster in teams of growing size, one request at a time; age in the middle one. */
export async function runScale(run: ScaleRun): Promise<ScaleResult> {
  const { databases, generator, operations, sizes, ageRequests } = run;
  const aged = sizes[Math.floor((sizes.length - 1) / 2)];
  const results: SizeResult[] = [];
  for (const users of sizes) results.push(await measureSize(run, users, users === aged ? ageRequests : 0));
  const age = results.find((result) => result.age !== undefined)?.age;
  return {
    at: new Date().toISOString(),
    machine: { cpus: cpus().length, node: process.version, postgres: databases.version, load: generator.name },
    operations: operations.map(({ name, title }) => ({ name, title })),
    points: results.flatMap(({ points }) => points),
    walks: results.flatMap(({ walks }) => walks),
    ...(age && { age }),
  };
}

async function measureSize(run: ScaleRun, users: number, ageRequests: number): Promise<SizeResult> {
  const { databases, generator, pool, connections } = run;
  const name = `muster_scale_${users}`;
  const databaseUrl = await databases.migrated(name);
  const { key } = await seed(databaseUrl, users);
  const start = async (): Promise<MeasuredServer> => ({
    ...(await musterSide(key).start({ databaseUrl, pool })),
    key,
    backends: () => databases.backends(name),
  });
  try {
    const age =
      ageRequests === 0
        ? undefined
        : await withServer(start, (server) => measureAge(generator, server, { users, connections, ageRequests }));
    const measured = await withServer(start, async (server) => {
      const walks = [await walkByIndex(server, users), await walkByCursor(server, users)];
      return { walks, points: await measureOperations(run, server, users) };
    });
    return { ...measured, ...(age && { age }) };
  } finally {
    await databases.drop(name);
  }
}

async function withServer<T>(start: () => Promise<MeasuredServer>, work: (server: MeasuredServer) => Promise<T>) {
  const server = await start();
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

async function measureOperations(
  { generator, operations, seconds }: ScaleRun,
  server: MeasuredServer,
  users: number,
): Promise<readonly ScalePoint[]> {
  const progress = startProgress(
    `${operations.length} operations with ${users.toLocaleString("en")} people`,
    operations.length,
  );
  const points: ScalePoint[] = [];
  for (const [n, operation] of operations.entries()) {
    progress.at(n, operation.name);
    try {
      const { p50Ms, p99Ms } = await measure(generator, server, operation, { users }, { seconds, connections: 1 });
      points.push({ operation: operation.name, users, p50Ms, p99Ms });
    } catch (error) {
      note(`${operation.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  progress.end();
  return points;
}
