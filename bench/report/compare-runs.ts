import type { RunResult } from "../run/measurement";
import type { Spread } from "./statistics";
import { type SideSummary, summarize } from "./summary";

/** How an operation at a side went before and now. */
export interface Movement {
  readonly title: string;
  readonly side: string;
  readonly before: Spread;
  readonly now: Spread;
  /** Requests a second now as a multiple of before. */
  readonly factor: number;
  /** Whether the rounds of one run lie all beside those of the other: then it is more than noise. */
  readonly isClear: boolean;
}

/** What both runs measured, the largest changes first. */
export function compareRuns(before: RunResult, now: RunResult): readonly Movement[] {
  const earlier = summarize(before);
  return summarize(now)
    .flatMap(({ name, title, sides }) =>
      sides.flatMap((side) => {
        const was = earlier.find((operation) => operation.name === name)?.sides.find((each) => each.side === side.side);
        return was ? [movement(title, was, side)] : [];
      }),
    )
    .sort((left, right) => Math.abs(Math.log(right.factor)) - Math.abs(Math.log(left.factor)));
}

function movement(title: string, was: SideSummary, is: SideSummary): Movement {
  const [before, now] = [was.requestsPerSecond, is.requestsPerSecond];
  const isClear = now.min > before.max || now.max < before.min;
  return { title, side: is.side, before, now, factor: now.median / before.median, isClear };
}

/** The movements as lines for a terminal; a run with another setting is said so first. */
export function movementLines(before: RunResult, now: RunResult): readonly string[] {
  const isSame = JSON.stringify(before.setting) === JSON.stringify(now.setting);
  const head = isSame ? [] : ["The earlier run had another setting; the figures tell little.", ""];
  const movements = compareRuns(before, now);
  const width = Math.max(0, ...movements.map(({ title }) => title.length));
  const lines = movements.map(({ title, side, before: was, now: is, factor, isClear }) => {
    const [from, to] = [was.median, is.median].map((value) => Math.round(value).toLocaleString("en").padStart(8));
    return `${title.padEnd(width)}  ${side.padEnd(12)}${from} -> ${to}  ${factor.toFixed(2)}x${isClear ? "" : "  (within the noise)"}`;
  });
  return [...head, `Since ${before.at}, requests a second:`, ...lines];
}
