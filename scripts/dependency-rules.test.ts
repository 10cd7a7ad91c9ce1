import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { ICruiseResult, IViolation } from "dependency-cruiser";
import { beforeAll, describe, expect, it } from "vitest";
import { breakingTree, cleanTree, forbidden } from "./testing/dependency-trees";
import { runTool } from "./testing/run-tool";
import { borrow, projectRoot, withTree } from "./testing/with-tree";

const CONFIG = join(projectRoot, ".dependency-cruiser.cjs");
const tsConfig = { "tsconfig.json": readFileSync(join(projectRoot, "tsconfig.json"), "utf8") };

function cruise(files: Readonly<Record<string, string>>): Promise<ICruiseResult> {
  return withTree({ ...files, ...tsConfig }, async (root) => {
    borrow(root, "node_modules");
    const rooms = new Set(Object.keys(files).map((path) => path.slice(0, path.indexOf("/"))));
    const args = ["--config", CONFIG, "--output-type", "json", ...rooms];
    const { output, complaint } = await runTool(root, "dependency-cruiser/bin/dependency-cruise.mjs", args);
    expect(complaint).toBe("");
    return JSON.parse(output) as ICruiseResult;
  });
}

function printViolation({ from, to }: IViolation): string {
  return `${from} -> ${to.replace(/^.*node_modules\/((?:@[^/]+\/)?[^/]+)\/.*$/, "npm:$1")}`;
}

describe("dependency rules", { timeout: 60_000 }, () => {
  let broken: ICruiseResult;
  beforeAll(async () => {
    broken = await cruise(breakingTree);
  }, 60_000);

  it("see every file of the tree", () => {
    const seen = broken.modules.map(({ source }) => source);
    expect(seen).toEqual(expect.arrayContaining(Object.keys(breakingTree)));
  });

  it("are all tried here, and all of them are errors", () => {
    const { forbidden: rules } = createRequire(import.meta.url)(CONFIG) as { forbidden: { name: string }[] };
    expect(rules.map(({ name }) => name).toSorted()).toEqual(Object.keys(forbidden).toSorted());
    expect(broken.summary.violations.filter(({ rule }) => rule.severity !== "error")).toEqual([]);
  });

  it.each(Object.entries(forbidden))("%s refuses exactly what it says", (name, imports) => {
    const violations = broken.summary.violations.filter(({ rule }) => rule.name === name);
    expect(violations.map(printViolation).toSorted()).toEqual(imports);
  });

  it("let a project pass that keeps them", async () => {
    const { modules, summary } = await cruise(cleanTree);
    expect(summary.violations.map((violation) => `${violation.rule.name}: ${printViolation(violation)}`)).toEqual([]);
    expect(modules.flatMap(({ dependencies }) => dependencies.filter((each) => each.couldNotResolve))).toEqual([]);
  });
});
