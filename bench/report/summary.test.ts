import { expect, it } from "vitest";
import { runResult } from "../testing/run-result";
import { summarize } from "./summary";

it("a ratio is taken round by round before its median is", () => {
  const [list] = summarize(
    runResult([
      [100, 50],
      [100, 100],
      [300, 200],
    ]),
  );
  expect(list?.sides.map(({ side, ratio }) => [side, ratio])).toEqual([
    ["muster", undefined],
    ["limit", { median: 1.5, min: 1, max: 2 }],
  ]);
});

it("a round that has no figure of ours has no ratio, and a side without figures is not shown", () => {
  const result = runResult([
    [100, 50],
    [100, 25],
  ]);
  const without = result.measurements.filter(({ side, round }) => side !== "muster" || round === 1);
  expect(summarize({ ...result, measurements: without })[0]?.sides[1]?.ratio).toEqual({ median: 2, min: 2, max: 2 });
  const ours = result.measurements.filter(({ side }) => side === "muster");
  expect(summarize({ ...result, measurements: ours })[0]?.sides.map(({ side }) => side)).toEqual(["muster"]);
});

it("processor time and memory are left out where the system does not tell", () => {
  const [list] = summarize(runResult([[100, 50]]));
  expect(list?.sides.map(({ cpuMs }) => cpuMs?.median)).toEqual([0.25, undefined]);
});
