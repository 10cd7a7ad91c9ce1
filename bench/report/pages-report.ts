import { isTooHeavy, OWN_SCRIPT_KB_MAX, type PagesResult, SCRIPT_KB_MAX } from "../pages/page-weight";
import { printTable } from "./print-table";

const COLUMNS = ["page", "own scripts kB", "all scripts kB", "everything kB", "requests", ""];

/** What each page loads, and which are over the bars. */
export function pagesReport({ pages }: PagesResult, { markdown }: { readonly markdown: boolean }): string {
  const kb = (bytes: number) => (bytes / 1000).toFixed(0);
  const rows = pages.map((page) => {
    const { path, scriptBytes, frameworkBytes, totalBytes, requests } = page;
    const verdict = isTooHeavy(page) ? "too heavy" : "";
    return [path, kb(scriptBytes - frameworkBytes), kb(scriptBytes), kb(totalBytes), String(requests), verdict];
  });
  const bars = `At most ${OWN_SCRIPT_KB_MAX} kB of own scripts and ${SCRIPT_KB_MAX} kB of all, compressed.`;
  return [bars, "", ...printTable(COLUMNS, rows, { textColumns: 1, markdown })].join("\n");
}
