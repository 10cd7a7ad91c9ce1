import { runTool } from "./run-command";
import { asCheck, type Count, type Stage, sum } from "./stage";

const ROOMS = ["app", "bench", "components", "db", "e2e", "lib", "scim", "scripts", "server"];

/** Types, lint, format, dependency rules and house numbers. The compiler keeps one core busy, so lint has the other. */
export const staticStages: readonly Stage[] = [{ name: "types and lint", run: checkStatically }];

async function checkStatically(): Promise<Count> {
  // Both look at the types of the routes.
  const routes = await asCheck(runTool("next/dist/bin/next", ["typegen"]));
  return sum([routes, ...(await Promise.all([asCheck(runTool("typescript/bin/tsc", [])), lint()]))]);
}

export async function lint(): Promise<Count> {
  return sum([
    await asCheck(runTool("@biomejs/biome/bin/biome", ["check", "."])),
    await asCheck(runTool("oxlint/bin/oxlint", [])),
    await asCheck(
      runTool("dependency-cruiser/bin/dependency-cruise.mjs", ["--config", ".dependency-cruiser.cjs", ...ROOMS]),
    ),
    await asCheck(runTool("tsx/dist/cli.mjs", ["scripts/check-house.ts"])),
  ]);
}
