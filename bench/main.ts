import { runMemory } from "./memory/run-memory";
import { chooseOperations } from "./operations/all-operations";
import { type BenchOptions, readOptions, USAGE } from "./options";
import { writePage } from "./page/write-page";
import { runPages } from "./pages/run-pages";
import { note } from "./progress";
import { benchServers } from "./run/bench-servers";
import { benchGrowth } from "./scale/bench-growth";
import { ensureBuild } from "./servers/muster";

/** Runs what was asked for and prints it; the figures go to the standard output, everything else beside it. */
async function run(options: BenchOptions): Promise<void> {
  // A wrong name is told before anything that takes long.
  chooseOperations(options.operations);
  await ensureBuild(process.cwd());
  console.log(await workOf(options)(options));
  note(`\nCharts: ${await writePage()}`);
}

function workOf({ scale, pages, memory }: BenchOptions): (options: BenchOptions) => Promise<string> {
  if (scale) return benchGrowth;
  if (pages) return runPages;
  return memory ? runMemory : benchServers;
}

// So that the servers it started end with it.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else await run(options);
} catch (error) {
  note(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
