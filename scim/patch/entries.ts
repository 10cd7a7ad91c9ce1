import { foldCase } from "../case-fold";
import { isJsonObject, type JsonValue, jsonEquals } from "../json";

/** The entries with the new ones added: an equal one is there already, one of the same value and type is merged. */
export function addEntries(current: readonly JsonValue[], added: readonly JsonValue[]): JsonValue[] {
  const entries = [...current];
  for (const entry of added) {
    if (entries.some((present) => jsonEquals(present, entry))) continue;
    const same = entries.findIndex((present) => isSameEntry(present, entry));
    const present = entries[same];
    if (present === undefined) entries.push(entry);
    else entries[same] = isJsonObject(present) && isJsonObject(entry) ? { ...present, ...entry } : entry;
  }
  const newest = added.findLast(isPrimary);
  return newest === undefined ? entries : withPrimary(entries, (entry) => isSameEntry(entry, newest));
}

/** The entries without those named: by equality, or by `value` alone when only that was sent (Entra's legacy remove). */
export function removeEntries(current: readonly JsonValue[], removed: readonly JsonValue[]): JsonValue[] {
  return current.filter((entry) => !removed.some((named) => names(named, entry)));
}

/** RFC 7644 3.5.2: a new primary takes the mark from the others. */
export function withPrimary(entries: readonly JsonValue[], isNewest: (entry: JsonValue) => boolean): JsonValue[] {
  return entries.map((entry) =>
    isJsonObject(entry) && isPrimary(entry) && !isNewest(entry) ? { ...entry, primary: false } : entry,
  );
}

export function isPrimary(entry: JsonValue): boolean {
  return isJsonObject(entry) && entry.primary === true;
}

function isSameEntry(left: JsonValue, right: JsonValue): boolean {
  if (!isJsonObject(left) || !isJsonObject(right)) return jsonEquals(left, right);
  if (left.value === undefined && right.value === undefined) return jsonEquals(left, right);
  return jsonEquals(left.value, right.value) && foldedType(left.type) === foldedType(right.type);
}

function foldedType(type: JsonValue | undefined): string {
  return typeof type === "string" ? foldCase(type) : "";
}

function names(named: JsonValue, entry: JsonValue): boolean {
  if (!isJsonObject(named) || !isJsonObject(entry)) return jsonEquals(named, entry);
  return Object.entries(named).every(([key, value]) => value === null || jsonEquals(entry[key], value));
}
