import { isJsonObject, type JsonValue } from "@/scim";

const WIDTH = 84;

/** JSON for people: what fits on a line stands on one. */
export function printJson(value: JsonValue, indent = ""): string {
  const line = oneLine(value);
  if (indent.length + line.length <= WIDTH && indent !== "") return line;
  const inner = `${indent}  `;
  if (Array.isArray(value) && value.length > 0) {
    return `[\n${value.map((item) => inner + printJson(item, inner)).join(",\n")}\n${indent}]`;
  }
  if (!isJsonObject(value) || Object.keys(value).length === 0) return line;
  const entries = Object.entries(value).map(([key, item]) => {
    const name = `${JSON.stringify(key)}: `;
    const fits = inner.length + name.length + oneLine(item).length <= WIDTH;
    return inner + name + (fits ? oneLine(item) : printJson(item, inner));
  });
  return `{\n${entries.join(",\n")}\n${indent}}`;
}

function oneLine(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
