import { endToEndStages } from "./verify/end-to-end";
import { type Count, type Stage, sum } from "./verify/stage";
import { staticStages } from "./verify/static-checks";
import { unitTestStage } from "./verify/unit-tests";

/** Everything that `npm test` checks, in order; a failed stage does not keep the next from running. */
const stages: readonly Stage[] = [...staticStages, unitTestStage, ...endToEndStages];

process.env.NEXT_TELEMETRY_DISABLED ??= "1";

const counts: Count[] = [];
const lines: string[] = [];
for (const { name, run } of stages) {
  process.stdout.write(`\n── ${name}\n`);
  const startedAt = performance.now();
  const count = await run().catch((error: unknown): Count => {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1 };
  });
  counts.push(count);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  lines.push(
    `${count.failed === 0 ? "✓" : "✗"} ${name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`,
  );
}

const { passed, failed } = sum(counts);
process.stdout.write(`\n${lines.join("\n")}\n\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
