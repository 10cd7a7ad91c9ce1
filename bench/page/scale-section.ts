import type { ScaleResult } from "../scale/scale-result";
import { table } from "./html";
import { lineChart } from "./line-chart";
import { section } from "./run-section";

/** The sections about growth: operations, whole imports, age. */
export function scaleSections({ operations, points, walks, age }: ScaleResult): string {
  const charts = operations.map(({ name, title }) =>
    lineChart({
      title,
      unit: "ms",
      points: points.filter(({ operation }) => operation === name).map(({ users, p50Ms }) => ({ x: users, y: p50Ms })),
    }),
  );
  const walkRows = walks.map(({ kind, users, pages, residentBytes }) => {
    const { early, late } = earlyAndLate(pages.map(({ ms }) => ms));
    const memory = residentBytes === undefined ? "" : `${Math.round(residentBytes / 1e6)}`;
    return [kind, users.toLocaleString("en"), String(pages.length), early.toFixed(2), late.toFixed(2), memory];
  });
  const walkHead = ["paging", "people", "pages measured", "ms, first tenth", "ms, last tenth", "resident MB"];
  const ageText = age
    ? `Reads a second when fresh ${Math.round(age.firstPerSecond).toLocaleString("en")}, after ` +
      `${age.requests.toLocaleString("en")} requests ${Math.round(age.laterPerSecond).toLocaleString("en")}: ` +
      `${(age.laterPerSecond / age.firstPerSecond).toFixed(2)} of it.`
    : "";
  return [
    section(
      "Growth",
      "Milliseconds of a request at its median, one at a time, by people in the team. The dashed line is twice the time in the smallest team.",
      `<div class="grid">${charts.join("\n")}</div>`,
    ),
    section(
      "A whole import",
      `Pages of 100 people, from the first to the last. ${ageText}`,
      table(walkHead, walkRows, 1),
    ),
  ].join("\n");
}

/** The medians of the first and the last tenth of a walk. */
export function earlyAndLate(ms: readonly number[]): { readonly early: number; readonly late: number } {
  const tenth = Math.max(1, Math.floor(ms.length / 10));
  const median = (values: readonly number[]) =>
    values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;
  return { early: median(ms.slice(0, tenth)), late: median(ms.slice(-tenth)) };
}
