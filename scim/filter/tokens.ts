import { invalidFilter } from "../errors";

export interface Token {
  readonly kind: "(" | ")" | "[" | "]" | "word" | "string" | "end";
  /** The characters as written; for a string its decoded value. */
  readonly text: string;
  /** Zero-based offset of the first character in the filter. */
  readonly position: number;
}

export const FILTER_CHARS_MAX = 10_000;

const PUNCTUATION = new Set(["(", ")", "[", "]"]);
const WORD = /[^\s()[\]"]+/y;
/** A JSON string (RFC 8259 section 7); attribute values in filters are JSON values (RFC 7644 3.4.2.2). */
const QUOTED = /"(?:[^"\\\u0000-\u001f]|\\.)*"/y;

/** Splits a filter or a PATCH path. Throws `invalidFilter` with the position of what cannot be read. */
export function tokenize(text: string): readonly Token[] {
  if (text.length > FILTER_CHARS_MAX) {
    throw invalidFilter(
      `The filter has ${text.length} characters; at most ${FILTER_CHARS_MAX} are read, up to position ${FILTER_CHARS_MAX}.`,
    );
  }
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    const character = text.charAt(position);
    if (/\s/.test(character)) {
      position += 1;
      continue;
    }
    const { token, length } = readToken(text, position, character);
    tokens.push(token);
    position += length;
  }
  tokens.push({ kind: "end", text: "", position: text.length });
  return tokens;
}

function readToken(text: string, position: number, character: string): { token: Token; length: number } {
  if (PUNCTUATION.has(character)) {
    return { token: { kind: character as "(", text: character, position }, length: 1 };
  }
  if (character === '"') {
    const quoted = matchAt(QUOTED, text, position);
    if (quoted === undefined) throw invalidFilter(`The string at position ${position} of the filter has no end.`);
    return { token: { kind: "string", text: decodeString(quoted, position), position }, length: quoted.length };
  }
  const word = matchAt(WORD, text, position) ?? character;
  return { token: { kind: "word", text: storable(word, position), position }, length: word.length };
}

function matchAt(pattern: RegExp, text: string, position: number): string | undefined {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0];
}

function decodeString(quoted: string, position: number): string {
  let value: string;
  try {
    value = JSON.parse(quoted) as string;
  } catch {
    throw invalidFilter(`The string at position ${position} of the filter has an escape that JSON does not know.`);
  }
  return storable(value, position);
}

/** PostgreSQL takes neither NUL nor half of a surrogate pair, not even to compare with. */
function storable(value: string, position: number): string {
  if (!value.includes("\u0000") && value.isWellFormed()) return value;
  throw invalidFilter(`The text at position ${position} of the filter holds a character that no value can hold.`);
}
