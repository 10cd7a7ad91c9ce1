import { readFile, rm } from "node:fs/promises";
import { z } from "zod";
import { build, hasCurrentBuild } from "@/server/build";
import { ensureBrowser } from "./browser";
import { runTool } from "./run-command";
import type { Count, Stage } from "./stage";

const REPORT = ".cache/end-to-end.json";

const report = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
  errors: z.array(z.unknown()),
});

/** The production build, and the product in a real browser against it. */
export const endToEndStages: readonly Stage[] = [
  { name: "production build", run: runBuild },
  { name: "end to end", run: runEndToEnd },
];

async function runBuild(): Promise<Count> {
  const root = process.cwd();
  if (!(await hasCurrentBuild(root))) await build(root);
  return { passed: 1, failed: 0 };
}

async function runEndToEnd(): Promise<Count> {
  const browser = await ensureBrowser();
  await rm(REPORT, { force: true });
  const exitCode = await runTool("@playwright/test/cli.js", ["test"], {
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: REPORT,
  });
  const { stats, errors } = report.parse(JSON.parse(await readFile(REPORT, "utf8")));
  // A test that passed only at its second try is a failure: it tells nothing.
  const failed = stats.unexpected + stats.flaky + errors.length;
  return { passed: stats.expected, failed: Math.max(failed, exitCode === 0 ? 0 : 1) };
}
