import { ageSentence, WALK_COLUMNS, walkRows } from "../report/scale-table";
import type { ScaleResult } from "../scale/scale-result";
import { escapeHtml, table } from "./html";
import { lineChart } from "./line-chart";
import { section } from "./run-section";

/** The sections about growth: operations, whole imports, age. */
export function scaleSections(result: ScaleResult): string {
  const { operations, points } = result;
  const charts = operations.map(({ name, title }) =>
    lineChart({
      title,
      unit: "ms",
      points: points.filter(({ operation }) => operation === name).map(({ users, p50Ms }) => ({ x: users, y: p50Ms })),
    }),
  );
  const walkText = `Pages of 100 people, from the first to the last. ${ageSentence(result)}`;
  return [
    section("Growth", GROWTH_TEXT, `<div class="grid">${charts.join("\n")}</div>`),
    section("A whole import", escapeHtml(walkText), table(WALK_COLUMNS, walkRows(result), 1)),
  ].join("\n");
}

const GROWTH_TEXT =
  "Milliseconds of a request at its median, one at a time, by people in the team. The dashed line is twice the time in " +
  "the smallest team.";
