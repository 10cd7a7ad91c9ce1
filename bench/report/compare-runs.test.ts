import { expect, it } from "vitest";
import { runResult } from "../testing/run-result";
import { compareRuns, movementLines } from "./compare-runs";

it("what moved most comes first, whichever way", () => {
  const movements = compareRuns(runResult([[100, 400]]), runResult([[200, 100]]));
  expect(movements.map(({ side, factor }) => [side, factor])).toEqual([
    ["limit", 0.25],
    ["muster", 2],
  ]);
});

it("a change counts as clear when no round of one run reaches one of the other", () => {
  const before = runResult([
    [100, 50],
    [120, 60],
  ]);
  const after = runResult([
    [110, 70],
    [150, 80],
  ]);
  expect(compareRuns(before, after).map(({ side, isClear }) => [side, isClear])).toEqual([
    ["limit", true],
    ["muster", false],
  ]);
});

it("another setting is said first", () => {
  const before = runResult([[100, 50]]);
  expect(movementLines({ ...before, setting: { ...before.setting, users: 7 } }, before)[0]).toMatch(/another setting/);
  expect(movementLines(before, before)[0]).toMatch(/^Since/);
});
