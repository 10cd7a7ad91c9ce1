/** A table for a terminal, or as Markdown; the first columns are texts, the others numbers. */
export function printTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { textColumns, markdown }: { readonly textColumns: number; readonly markdown: boolean },
): readonly string[] {
  if (markdown) {
    const rule = head.map((_, column) => (column < textColumns ? "---" : "---:"));
    return [head, rule, ...rows].map((row) => `| ${row.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`);
  }
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) =>
        column < textColumns ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  "),
  );
}
