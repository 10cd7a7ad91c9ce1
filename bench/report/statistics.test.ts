import { expect, it } from "vitest";
import { percentile, spreadOf } from "./statistics";

it("the median of an odd number of rounds is the middle one, of an even number between the two", () => {
  expect(spreadOf([9, 1, 4])).toEqual({ median: 4, min: 1, max: 9 });
  expect(spreadOf([10, 1, 4, 6])).toEqual({ median: 5, min: 1, max: 10 });
});

it("a percentile is the nearest rank", () => {
  const hundred = Array.from({ length: 100 }, (_, n) => n + 1);
  expect([percentile(hundred, 50), percentile(hundred, 99), percentile(hundred, 100)]).toEqual([50, 99, 100]);
  expect(percentile([7], 1)).toBe(7);
});

it("nothing has no median and no percentile", () => {
  expect(() => spreadOf([])).toThrow();
  expect(() => percentile([], 50)).toThrow();
});
