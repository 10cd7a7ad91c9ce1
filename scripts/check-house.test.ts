import { describe, expect, it } from "vitest";
import { printBreach } from "./house/house-rule";
import { inspectHouse } from "./house/inspect-house";
import { cleanHouse, houseBreaches, sizedFiles } from "./testing/house-trees";
import { runTool } from "./testing/run-tool";
import { projectRoot, withTree } from "./testing/with-tree";

const TSX = "tsx/dist/cli.mjs";

describe("house rules", () => {
  it.each(houseBreaches)("$rule fires, alone, at $at", async ({ rule, files, at }) => {
    const { breaches } = await withTree(files, inspectHouse);
    expect(breaches.map((breach) => `${breach.rule} ${breach.path}:${breach.line}`)).toEqual(
      at.map((place) => `${rule} ${place}`),
    );
  });

  it("let a project pass that keeps them", async () => {
    const { breaches } = await withTree(cleanHouse, inspectHouse);
    expect(breaches.map(printBreach)).toEqual([]);
  });

  it("measure the median and the 90th percentile of hand-written files only", async () => {
    const files = {
      ...sizedFiles({ 10: 8, 20: 1, 30: 1 }),
      "scim/fixtures/okta/users.ts": "\n".repeat(500),
      "db/migrations/0000_start.ts": "\n".repeat(500),
    };
    const { numbers } = await withTree(files, inspectHouse);
    expect(numbers).toEqual({ fileCount: 10, medianLines: 10, p90Lines: 20 });
  });

  it("do not judge the numbers of fewer than 30 files", async () => {
    const { breaches } = await withTree(sizedFiles({ 280: 29 }), inspectHouse);
    expect(breaches).toEqual([]);
  });
});

describe("check-house", { timeout: 30_000 }, () => {
  const script = `${projectRoot}/scripts/check-house.ts`;

  it("prints a line a breach and ends with 1", async () => {
    await withTree({ "lib/utils.ts": "export const a = 1;\n" }, async (root) => {
      const { exitCode, output } = await runTool(projectRoot, TSX, [script, "--root", root]);
      expect(output).toBe(
        "lib/utils.ts:1  named-thing  name the thing: no utils, helpers, types or common\n" +
          "1 source files, lines: median 1, 90th percentile 1; 1 breach of the house rules.\n",
      );
      expect(exitCode).toBe(1);
    });
  });

  it("ends with 0 when the house is in order", async () => {
    await withTree({ "lib/ids.ts": "export const a = 1;\n" }, async (root) => {
      const { exitCode, output } = await runTool(projectRoot, TSX, [script, "--root", root]);
      expect(output).toBe("1 source files, lines: median 1, 90th percentile 1; 0 breaches of the house rules.\n");
      expect(exitCode).toBe(0);
    });
  });
});
