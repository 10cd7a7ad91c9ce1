import { expect, it } from "vitest";
import { runResult } from "../testing/run-result";
import { earlyAndLate } from "./early-and-late";
import { scaleReport } from "./scale-report";

it("growth is the largest team's time as a multiple of the smallest team's", () => {
  const points = [
    [100_000, 3],
    [10_000, 2],
  ].map(([users = 0, p50Ms = 0]) => ({ operation: "list", users, p50Ms, p99Ms: 9 }));
  const text = scaleReport({ ...runResult([]), points, walks: [] }, { markdown: true });
  expect(text).toContain("| operation, p50 ms | 10,000 | 100,000 | last of first |");
  expect(text).toContain("| GET /Users?count=100 | 2.00 | 3.00 | 1.50x |");
});

it("the ends of a walk are the medians of its first and last tenth", () => {
  const ms = Array.from({ length: 40 }, (_, n) => n);
  expect(earlyAndLate(ms)).toEqual({ early: 1.5, late: 37.5 });
  expect(earlyAndLate([7])).toEqual({ early: 7, late: 7 });
});
