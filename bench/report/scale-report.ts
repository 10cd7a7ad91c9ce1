import type { ScaleResult } from "../scale/scale-result";
import { printTable } from "./print-table";
import { ageSentence, scaleColumns, scaleRows, WALK_COLUMNS, walkRows } from "./scale-table";

/** Growth, imports and age. */
export function scaleReport(result: ScaleResult, { markdown }: { readonly markdown: boolean }): string {
  const growth = printTable(scaleColumns(result), scaleRows(result), { textColumns: 1, markdown });
  const walks = printTable(WALK_COLUMNS, walkRows(result), { textColumns: 1, markdown });
  return [...growth, "", ...walks, "", ageSentence(result)].join("\n");
}
