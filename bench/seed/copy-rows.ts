import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Sql } from "postgres";

/** What a column gets; JSON comes as its text. */
export type CopyValue = string | number | boolean | Date | null;

/** Large enough that a chunk costs nothing, small enough that memory does not notice. */
const CHUNK_CHARS = 256 * 1024;

/** Writes rows by COPY, as fast as the server takes them. `onRow` hears how many were sent. */
export async function copyRows(
  sql: Sql,
  target: string,
  rows: Iterable<readonly CopyValue[]>,
  onRow: (sent: number) => void,
): Promise<void> {
  const writable = await sql.unsafe(`copy ${target} from stdin`).writable();
  await pipeline(Readable.from(chunks(rows, onRow)), writable);
}

function* chunks(rows: Iterable<readonly CopyValue[]>, onRow: (sent: number) => void): Generator<string> {
  let chunk = "";
  let sent = 0;
  for (const row of rows) {
    chunk += copyLine(row);
    sent += 1;
    if (chunk.length < CHUNK_CHARS) continue;
    yield chunk;
    onRow(sent);
    chunk = "";
  }
  if (chunk !== "") yield chunk;
  onRow(sent);
}

/** A row in COPY's text format. */
export function copyLine(row: readonly CopyValue[]): string {
  return `${row.map(copyText).join("\t")}\n`;
}

const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function copyText(value: CopyValue): string {
  if (value === null) return "\\N";
  if (value instanceof Date) return value.toISOString();
  return String(value).replace(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}
