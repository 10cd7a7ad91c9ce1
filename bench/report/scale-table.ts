import type { ScaleResult } from "../scale/scale-result";
import { earlyAndLate } from "./early-and-late";

/** Growth as rows: a column for each size, and the last as a multiple of the first. */
export function scaleRows({ operations, points }: ScaleResult): readonly (readonly string[])[] {
  const sizes = sizesOf(points);
  return operations.map(({ name, title }) => {
    const found = sizes.map(
      (size) => points.find(({ operation, users }) => operation === name && users === size)?.p50Ms,
    );
    const [first, last] = [found[0], found.at(-1)];
    const growth = first !== undefined && last !== undefined ? `${(last / first).toFixed(2)}x` : "";
    return [title, ...found.map((ms) => (ms === undefined ? "" : ms.toFixed(2))), growth];
  });
}

export function scaleColumns({ points }: ScaleResult): readonly string[] {
  return ["operation, p50 ms", ...sizesOf(points).map((size) => size.toLocaleString("en")), "last of first"];
}

export const WALK_COLUMNS = ["paging", "people", "pages measured", "ms, first tenth", "ms, last tenth", "resident MB"];

export function walkRows({ walks }: ScaleResult): readonly (readonly string[])[] {
  return walks.map(({ kind, users, pages, residentBytes }) => {
    const { early, late } = earlyAndLate(pages.map(({ ms }) => ms));
    const memory = residentBytes === undefined ? "" : String(Math.round(residentBytes / 1e6));
    return [kind, users.toLocaleString("en"), String(pages.length), early.toFixed(2), late.toFixed(2), memory];
  });
}

export function ageSentence({ age }: ScaleResult): string {
  if (!age) return "";
  const { firstPerSecond, laterPerSecond, requests } = age;
  const [first, later] = [firstPerSecond, laterPerSecond].map((value) => Math.round(value).toLocaleString("en"));
  const share = (laterPerSecond / firstPerSecond).toFixed(2);
  return `Reads a second: ${first} in the first ten seconds, ${later} after ${requests.toLocaleString("en")} requests: ${share} of it.`;
}

function sizesOf(points: ScaleResult["points"]): readonly number[] {
  return [...new Set(points.map(({ users }) => users))].sort((left, right) => left - right);
}
