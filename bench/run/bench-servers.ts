import { readFile } from "node:fs/promises";
import { openBenchDatabases } from "../database/bench-database";
import { partitionTeams } from "../database/partition-teams";
import { findLoadGenerator } from "../load/find-load-generator";
import { chooseOperations } from "../operations/all-operations";
import type { BenchOptions } from "../options";
import { movementLines } from "../report/compare-runs";
import { runReport } from "../report/run-report";
import { keepResult } from "../results";
import { seed } from "../seed/seed";
import { limitSide } from "../servers/limit";
import { musterSide } from "../servers/muster";
import { installPeers, peerSides, seedPeers } from "../servers/peers";
import type { RunResult } from "./measurement";
import { runRounds } from "./run-rounds";

const USERS = 100_000;
const SEEDED = "muster_bench";

/** Muster, the limit and the peers side by side. Keeps the result and gives the report. */
export async function benchServers(options: BenchOptions): Promise<string> {
  const { users = USERS, rounds, seconds, connections, pool, partitions, compare } = options;
  // Read before anything runs: a wrong name should not cost a run.
  const earlier = compare === undefined ? undefined : (JSON.parse(await readFile(compare, "utf8")) as RunResult);
  const operations = chooseOperations(options.operations);
  const generator = await findLoadGenerator();
  if (options.peers) await installPeers();
  const databases = await openBenchDatabases(process.env.BENCH_DATABASE_URL);
  try {
    const url = await databases.migrated(SEEDED);
    const team = await seed(url, users);
    if (partitions > 0) await partitionTeams(url, partitions);
    if (options.peers) await seedPeers(url, team);
    const sides = [musterSide(team.key), limitSide(team.key), ...(options.peers ? peerSides(team.key) : [])];
    const setting = { users, rounds, seconds, connections, pool };
    const result = await runRounds({ databases, seeded: SEEDED, sides, operations, generator, setting });
    await keepResult("latest", result);
    const moved = earlier ? ["", ...movementLines(earlier, result)] : [];
    return [runReport(result, options), ...moved].join("\n");
  } finally {
    await databases.close();
  }
}
