import type { RunResult } from "../run/measurement";
import { COLUMNS, settingSentence, tableRows } from "./cells";
import { summarize } from "./summary";

/** The results for a terminal. */
export function textTable(result: RunResult): string {
  const rows = [COLUMNS, ...tableRows(summarize(result))];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  "),
  );
  const faults = result.faults.map(({ side, operation, sentence }) => `${side}, ${operation}: no figure: ${sentence}`);
  return [settingSentence(result), "", ...lines, ...(faults.length > 0 ? ["", ...faults] : [])].join("\n");
}

/** The same as Markdown. */
export function markdownTable(result: RunResult): string {
  const cells = [COLUMNS, COLUMNS.map((_, column) => (column < 2 ? "---" : "---:")), ...tableRows(summarize(result))];
  const lines = cells.map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`);
  const faults = result.faults.map(
    ({ side, operation, sentence }) => `- ${side}, \`${operation}\`: no figure: \`${sentence.replaceAll("`", "'")}\``,
  );
  return [`${settingSentence(result)}.`, "", ...lines, ...(faults.length > 0 ? ["", ...faults] : [])].join("\n");
}
