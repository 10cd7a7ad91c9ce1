import { openBenchDatabases } from "../database/bench-database";
import { findLoadGenerator } from "../load/find-load-generator";
import { chooseOperations } from "../operations/all-operations";
import { type BenchOptions, SIZES } from "../options";
import { scaleReport } from "../report/scale-report";
import { keepResult } from "../results";
import { runScale } from "./run-scale";

/** Muster alone, in teams of growing size. Keeps the result and gives the report. */
export async function benchGrowth(options: BenchOptions): Promise<string> {
  const { users = Math.max(...SIZES), seconds, connections, pool, age } = options;
  const sizes = SIZES.filter((size) => size <= users);
  if (sizes.length === 0) throw new Error(`--scale begins with ${SIZES[0]} people.`);
  const operations = chooseOperations(options.operations);
  const generator = await findLoadGenerator();
  const databases = await openBenchDatabases(process.env.BENCH_DATABASE_URL);
  try {
    const setting = { seconds, pool, connections, ageRequests: age };
    const result = await runScale({ databases, generator, operations, sizes, ...setting });
    await keepResult("scale", result);
    return scaleReport(result, options);
  } finally {
    await databases.close();
  }
}
