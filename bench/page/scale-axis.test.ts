import { expect, it } from "vitest";
import { linearAxis, logAxis, tickText } from "./scale-axis";

it("a linear axis begins at zero, ends at a round number, and holds every value", () => {
  const axis = linearAxis([0.3, 1.87], 100, 500);
  expect(axis.ticks).toEqual([0, 0.5, 1, 1.5, 2]);
  expect([axis.at(0), axis.at(2)]).toEqual([100, 500]);
});

it("a logarithmic axis goes from power to power of ten", () => {
  const axis = logAxis([3, 4_000], 0, 400);
  expect(axis.ticks).toEqual([1, 10, 100, 1_000, 10_000]);
  expect(axis.at(100)).toBeCloseTo(200);
  expect(logAxis([5, 5], 0, 10).ticks).toEqual([1, 10]);
});

it("what is zero lies at the beginning, not outside", () => {
  expect(logAxis([0, 50], 10, 20).at(0)).toBe(10);
});

it("ticks are short", () => {
  expect([0.5, 10, 2_000, 1_000_000].map(tickText)).toEqual(["0.5", "10", "2k", "1M"]);
});
