import { isJsonObject, type JsonValue } from "@/scim";

const WIDTH = 84;

/** JSON for people: what fits on a line stands on one, but for the whole. */
export function printJson(value: JsonValue): string {
  return manyLines(value, "");
}

function manyLines(value: JsonValue, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value) && value.length > 0) {
    const items = value.map((item) => inner + fitted(item, inner, inner.length));
    return `[\n${items.join(",\n")}\n${indent}]`;
  }
  if (!isJsonObject(value) || Object.keys(value).length === 0) return oneLine(value);
  const entries = Object.entries(value).map(([key, item]) => {
    const start = `${inner}${JSON.stringify(key)}: `;
    return start + fitted(item, inner, start.length);
  });
  return `{\n${entries.join(",\n")}\n${indent}}`;
}

/** On the rest of a line of which `used` characters are taken, else on lines of its own. */
function fitted(value: JsonValue, indent: string, used: number): string {
  const line = oneLine(value);
  return used + line.length <= WIDTH ? line : manyLines(value, indent);
}

function oneLine(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
