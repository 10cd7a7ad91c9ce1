import { COLUMNS, settingSentence, shortNumber, tableRows } from "../report/cells";
import { type OperationSummary, type SideSummary, summarize } from "../report/summary";
import type { RunResult } from "../run/measurement";
import { type Bar, type BarGroup, barChart } from "./bar-chart";
import { element, escapeHtml, table } from "./html";

const GOAL_OF_LIMIT = 0.9;

/** The sections about one run: ratios, throughput, latency, all figures. */
export function runSections(result: RunResult): string {
  const summaries = summarize(result);
  return [
    section("Beside the limit", RATIO_TEXT, ratioChart(summaries)),
    section(
      "Requests a second",
      "The median of the rounds; a thin line is their range. Logarithmic.",
      [legend(result.sides), throughputChart(summaries)].join(""),
    ),
    section(
      "Latency",
      "From the median to the 99th percentile, in milliseconds. Logarithmic.",
      [legend(result.sides), latencyChart(summaries)].join(""),
    ),
    section("All figures", escapeHtml(`${settingSentence(result)}.`), table(COLUMNS, tableRows(summaries), 2)),
    ...(result.faults.length > 0 ? [faultSection(result)] : []),
  ].join("\n");
}

const RATIO_TEXT =
  "Requests a second of Muster as a multiple of a bare node:http server with one hand-written prepared statement a request. " +
  "The goal is 0.9.";

export function section(title: string, text: string, content: string): string {
  return `<section><h2>${escapeHtml(title)}</h2><p>${text}</p>${content}</section>`;
}

function legend(sides: readonly string[]): string {
  const entries = sides.map(
    (side) => `<span><i style="background:var(--${escapeHtml(side)})"></i>${escapeHtml(side)}</span>`,
  );
  return element("div", { class: "legend" }, entries.join(""));
}

function ratioChart(summaries: readonly OperationSummary[]): string {
  const groups = summaries.flatMap(({ title, sides }): BarGroup[] => {
    const ratio = sides.find(({ side }) => side === "limit")?.ratio;
    if (!ratio) return [];
    const { median, min, max } = ratio;
    return [{ label: title, bars: [{ series: "muster", value: median, min, max, text: `${median.toFixed(2)}x` }] }];
  });
  const marks = [{ value: GOAL_OF_LIMIT, label: "goal" }];
  return barChart({ title: "Muster beside the limit", groups, logarithmic: false, marks });
}

function throughputChart(summaries: readonly OperationSummary[]): string {
  const bar = ({ side, requestsPerSecond: { median, min, max } }: SideSummary): Bar => ({
    series: side,
    value: median,
    min,
    max,
    text: Math.round(median).toLocaleString("en"),
  });
  return barChart({ title: "Requests a second", groups: groupsOf(summaries, bar), logarithmic: true });
}

function latencyChart(summaries: readonly OperationSummary[]): string {
  const bar = ({ side, p50Ms, p99Ms }: SideSummary): Bar => ({
    series: side,
    value: p50Ms.median,
    min: p50Ms.median,
    max: p99Ms.median,
    text: `${shortNumber(p50Ms.median)} to ${shortNumber(p99Ms.median)}`,
  });
  return barChart({ title: "Latency", groups: groupsOf(summaries, bar), logarithmic: true });
}

function groupsOf(summaries: readonly OperationSummary[], bar: (side: SideSummary) => Bar): readonly BarGroup[] {
  return summaries.map(({ title, sides }) => ({ label: title, bars: sides.map(bar) }));
}

function faultSection({ faults }: RunResult): string {
  const rows = faults.map(({ side, operation, sentence }) => [side, operation, sentence]);
  return section(
    "Without a figure",
    "What answered wrongly, or not at all.",
    table(["server", "operation", "why"], rows, 3),
  );
}
