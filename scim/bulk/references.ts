import type { JsonObject, JsonValue } from "../json";
import type { BulkOperation } from "./bulk-request";

const PREFIX = "bulkId:";
/** A JSON string in the filter of a PATCH path. */
const QUOTED = /"(?:[^"\\]|\\.)*"/g;

/**
 * The operation with the ids that its references stand for (RFC 7644 3.7.2). A reference is `bulkId:` and the bulkId of
 * another operation: as a segment of the path, as any text in the data, whatever attribute holds it, and between the
 * quotes of a PATCH path. What `idOf` throws is thrown on.
 */
export function resolveReferences(operation: BulkOperation, idOf: (bulkId: string) => string): BulkOperation {
  const resolve = (text: string) => (text.startsWith(PREFIX) ? idOf(text.slice(PREFIX.length)) : text);
  const resolveIn = (text: string, key: string) =>
    operation.method === "PATCH" && key.toLowerCase() === "path" ? resolveQuoted(text, resolve) : resolve(text);
  const { path, data } = operation;
  return { ...operation, path: resolvePath(path, resolve), data: data === undefined ? data : map(data, resolveIn) };
}

/** The bulkIds that the operation refers to. */
export function referencesOf(operation: BulkOperation): ReadonlySet<string> {
  const found = new Set<string>();
  resolveReferences(operation, (bulkId) => {
    found.add(bulkId);
    return bulkId;
  });
  return found;
}

function resolvePath(path: string, resolve: (text: string) => string): string {
  if (!path.includes("%") && !path.includes(PREFIX)) return path;
  const segments = path.split("/").map((segment) => {
    const text = decoded(segment);
    const resolved = resolve(text);
    return resolved === text ? segment : encodeURIComponent(resolved);
  });
  return segments.join("/");
}

/** A segment that is not well encoded is looked at as it is; routing it refuses it. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function resolveQuoted(path: string, resolve: (text: string) => string): string {
  return path.replace(QUOTED, (quoted) => {
    const text = unquoted(quoted);
    const resolved = text === undefined ? text : resolve(text);
    return resolved === text ? quoted : JSON.stringify(resolved);
  });
}

/** undefined for escapes that JSON does not know; reading the path refuses them. */
function unquoted(quoted: string): string | undefined {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return undefined;
  }
}

/** The value with its texts changed; the same object where none is. */
function map(value: JsonValue, change: (text: string, key: string) => string, key = ""): JsonValue {
  if (typeof value === "string") return change(value, key);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const mapped = value.map((item) => map(item, change));
    return mapped.some((item, index) => item !== value[index]) ? mapped : value;
  }
  let changed: JsonObject | undefined;
  for (const [name, item] of Object.entries(value)) {
    const mapped = map(item, change, name);
    if (mapped === item) continue;
    changed ??= { ...value };
    changed[name] = mapped;
  }
  return changed ?? value;
}
