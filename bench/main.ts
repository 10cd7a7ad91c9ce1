import { readFile } from "node:fs/promises";
import { openBenchDatabases } from "./database/bench-database";
import { findLoadGenerator } from "./load/find-load-generator";
import { chooseOperations } from "./operations/all-operations";
import { type BenchOptions, readOptions, USAGE } from "./options";
import { writePage } from "./page/write-page";
import { note } from "./progress";
import { movementLines } from "./report/compare-runs";
import { markdownTable, textTable } from "./report/text-table";
import { keepResult } from "./results";
import type { RunResult } from "./run/measurement";
import { runRounds } from "./run/run-rounds";
import { seed } from "./seed/seed";
import { limitSide } from "./servers/limit";
import { ensureBuild, musterSide } from "./servers/muster";
import { installPeers, peerSides, seedPeers } from "./servers/peers";

const SEEDED = "muster_bench";

async function run(options: BenchOptions): Promise<void> {
  const earlier = options.compare === undefined ? undefined : await readRun(options.compare);
  const operations = chooseOperations(options.operations);
  const generator = await findLoadGenerator();
  await ensureBuild(process.cwd());
  if (options.peers) await installPeers();
  const databases = await openBenchDatabases(process.env.BENCH_DATABASE_URL);
  try {
    const url = await databases.migrated(SEEDED);
    const team = await seed(url, options.users);
    if (options.peers) await seedPeers(url, team);
    const sides = [musterSide(team.key), limitSide(team.key), ...(options.peers ? peerSides(team.key) : [])];
    const result = await runRounds({ databases, seeded: SEEDED, sides, operations, generator, setting: options });
    await keepResult("latest", result);
    console.log(options.markdown ? markdownTable(result) : textTable(result));
    if (earlier) console.log(`\n${movementLines(earlier, result).join("\n")}`);
    note(`\nCharts: ${await writePage()}`);
  } finally {
    await databases.close();
  }
}

/** Read before anything runs: a wrong name should not cost a run. */
async function readRun(path: string): Promise<RunResult> {
  return JSON.parse(await readFile(path, "utf8")) as RunResult;
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else await run(options);
} catch (error) {
  note(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
