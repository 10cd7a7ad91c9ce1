import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { exemptTree, lintBreaches, lintTree } from "./testing/lint-tree";
import { runTool } from "./testing/run-tool";
import { borrow, projectRoot, withTree } from "./testing/with-tree";

interface LintReport {
  readonly number_of_files: number;
  readonly diagnostics: readonly LintDiagnostic[];
}

interface LintDiagnostic {
  readonly code?: string;
  readonly message: string;
  readonly severity: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number } }[];
}

function lint(files: Readonly<Record<string, string>>): Promise<LintReport> {
  const ours = [".oxlintrc.json", "tsconfig.json"].map((path) => [path, readFileSync(join(projectRoot, path), "utf8")]);
  return withTree({ ...files, ...Object.fromEntries(ours) }, async (root) => {
    borrow(root, "node_modules");
    const { output } = await runTool(root, "oxlint/bin/oxlint", ["--format", "json", "."]);
    return JSON.parse(output) as LintReport;
  });
}

/** File -> rule and line, in the order of the lines, then of the rules. */
function printPlaces({ diagnostics }: LintReport): Record<string, string[]> {
  const places: Record<string, string[]> = {};
  for (const diagnostic of diagnostics.toSorted(compare)) {
    const place = `${nameOf(diagnostic)}:${lineOf(diagnostic)}`;
    places[diagnostic.filename] = [...(places[diagnostic.filename] ?? []), place];
  }
  return places;
}

function compare(left: LintDiagnostic, right: LintDiagnostic): number {
  return lineOf(left) - lineOf(right) || nameOf(left).localeCompare(nameOf(right));
}

/** An unused directive has no rule, only a message. */
function nameOf({ code, message }: LintDiagnostic): string {
  return code ?? message;
}

function lineOf({ labels }: LintDiagnostic): number {
  return labels[0]?.span.line ?? 0;
}

it("lint reports exactly the planted breaches, each as an error", { timeout: 60_000 }, async () => {
  const report = await lint(lintTree);
  expect(report.diagnostics.filter(({ severity }) => severity !== "error")).toEqual([]);
  expect(printPlaces(report)).toEqual(lintBreaches);
});

it("lint lets pass what is right in its place, and what is generated", { timeout: 60_000 }, async () => {
  const report = await lint(exemptTree);
  const generated = [".next/types/routes.ts", "data/a.ts", "db/migrations/a.ts", "next-env.d.ts"];
  expect(printPlaces(report)).toEqual({});
  expect(report.number_of_files).toBe(Object.keys(exemptTree).length - generated.length);
});
