import { mkdir, writeFile } from "node:fs/promises";
import { openBenchDatabases } from "./database/bench-database";
import { findLoadGenerator } from "./load/find-load-generator";
import { chooseOperations } from "./operations/all-operations";
import { type BenchOptions, readOptions, USAGE } from "./options";
import { note } from "./progress";
import { markdownTable, textTable } from "./report/text-table";
import { runRounds } from "./run/run-rounds";
import { seed } from "./seed/seed";
import { limitSide } from "./servers/limit";
import { ensureBuild, musterSide } from "./servers/muster";

const RESULTS = "bench/results";
const SEEDED = "muster_bench";

async function run(options: BenchOptions): Promise<void> {
  const operations = chooseOperations(options.operations);
  const generator = await findLoadGenerator();
  await ensureBuild(process.cwd());
  const databases = await openBenchDatabases(process.env.BENCH_DATABASE_URL);
  try {
    const { key } = await seed(await databases.migrated(SEEDED), options.users);
    const sides = [musterSide(key), limitSide(key)];
    const result = await runRounds({ databases, seeded: SEEDED, sides, operations, generator, setting: options });
    await mkdir(RESULTS, { recursive: true });
    await writeFile(`${RESULTS}/latest.json`, `${JSON.stringify(result, undefined, 2)}\n`);
    console.log(options.markdown ? markdownTable(result) : textTable(result));
  } finally {
    await databases.close();
  }
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else await run(options);
} catch (error) {
  note(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
