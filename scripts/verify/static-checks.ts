import { runTool } from "./run-command";
import { asCheck, type Count, type Stage, sum } from "./stage";

const ROOMS = ["app", "bench", "components", "db", "e2e", "lib", "scim", "scripts", "server"];

/** Types, lint, format, dependency rules and house numbers. */
export const staticStages: readonly Stage[] = [
  {
    name: "types",
    run: async () =>
      sum([
        await asCheck(runTool("next/dist/bin/next", ["typegen"])),
        await asCheck(runTool("typescript/bin/tsc", [])),
      ]),
  },
  { name: "lint", run: lint },
];

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
