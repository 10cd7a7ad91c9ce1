import { expect, it } from "vitest";
import { runResult } from "../testing/run-result";
import { runReport } from "./run-report";

it("the Markdown table has as many cells in each row, and says what has no figure", () => {
  const faults = [{ operation: "list", side: "peer", sentence: "status 500 | `x`" }];
  const rounds = runResult([
    [1000, 500],
    [1200, 400],
  ]);
  const text = runReport({ ...rounds, faults }, { markdown: true });
  const rows = text.split("\n").filter((line) => line.startsWith("|"));
  expect(new Set(rows.map((row) => row.split("|").length)).size).toBe(1);
  expect(text).toContain("| GET /Users?count=100 | muster | 1,100 (1,000 to 1,200) | 1.50 | 4.00 | 250 |");
  expect(text).toContain("2.50x (2.00x to 3.00x)");
  expect(text).toContain("- peer, `list`: no figure: `status 500 | 'x'`");
});

it("one round has no range", () => {
  expect(runReport(runResult([[1000, 500]]), { markdown: false })).toMatch(/limit +500 .* 2\.00x$/m);
});
