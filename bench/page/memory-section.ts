import { type MemoryResult, RESIDENT_MB_MAX } from "../memory/memory-result";
import { MEMORY_COLUMNS, megabytes, memoryRows, memorySentence } from "../report/memory-report";
import { type BarGroup, barChart } from "./bar-chart";
import { escapeHtml, table } from "./html";
import { section } from "./run-section";

/** The section about the memory of the process; a thin line goes from what stayed to the most that there was. */
export function memorySection(result: MemoryResult): string {
  const groups = result.steps.map(({ title, residentBytes, peakBytes }): BarGroup => {
    const [resident, peak] = [residentBytes / 1e6, peakBytes / 1e6];
    const text = `${megabytes(residentBytes)} MB, at most ${megabytes(peakBytes)}`;
    return { label: title, bars: [{ series: "muster", value: resident, min: resident, max: peak, text }] };
  });
  const marks = [{ value: RESIDENT_MB_MAX, label: "goal" }];
  const chart = barChart({ title: "Memory of the process", groups, logarithmic: false, marks });
  const figures = table(MEMORY_COLUMNS, memoryRows(result), 1);
  return section("Memory of the process", escapeHtml(memorySentence(result)), chart + figures);
}
