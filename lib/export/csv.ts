/** Tells spreadsheet programs that the text is UTF-8; stands before the first row. */
export const CSV_START = "\uFEFF";

/**
 * One row of a CSV file (RFC 4180) with its line end. A text that a spreadsheet would run as a formula gets an apostrophe
 * in front: names come from identity providers, that is from others.
 */
export function csvRow(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(cellText).join(",")}\r\n`;
}

function cellText(cell: string | number | boolean | null): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
