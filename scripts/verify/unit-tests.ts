import { readFile, rm } from "node:fs/promises";
import { z } from "zod";
import { runTool } from "./run-command";
import type { Count, Stage } from "./stage";

const REPORT = ".cache/unit-tests.json";

const report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numFailedTestSuites: z.int(),
});

/** Unit and protocol tests on PGlite and on a real PostgreSQL. */
export const unitTestStage: Stage = { name: "unit and protocol tests", run: runUnitTests };

async function runUnitTests(): Promise<Count> {
  await rm(REPORT, { force: true });
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${REPORT}`];
  const exitCode = await runTool("vitest/vitest.mjs", args);
  const { numPassedTests, numFailedTests, numFailedTestSuites } = report.parse(
    JSON.parse(await readFile(REPORT, "utf8")),
  );
  // A file that breaks while it loads has no failed test of its own.
  const failed = Math.max(numFailedTests, numFailedTestSuites > 0 || exitCode !== 0 ? 1 : 0);
  return { passed: numPassedTests, failed };
}
