import type { RunResult } from "../run/measurement";
import { COLUMNS, settingSentence, tableRows } from "./cells";
import { printTable } from "./print-table";
import { summarize } from "./summary";

interface ReportFormat {
  readonly markdown: boolean;
}

/** What was run, the figures, and what has none. */
export function runReport(result: RunResult, { markdown }: ReportFormat): string {
  const lines = printTable(COLUMNS, tableRows(summarize(result)), { textColumns: 2, markdown });
  const faults = result.faults.map(({ side, operation, sentence }) =>
    markdown
      ? `- ${side}, \`${operation}\`: no figure: \`${sentence.replaceAll("`", "'")}\``
      : `${side}, ${operation}: no figure: ${sentence}`,
  );
  return [`${settingSentence(result)}.`, "", ...lines, ...(faults.length > 0 ? ["", ...faults] : [])].join("\n");
}
