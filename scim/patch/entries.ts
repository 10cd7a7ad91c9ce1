import { isJsonObject, type JsonObject, type JsonValue, jsonEquals } from "../json";
import { comparisonKey } from "../resource/comparison-key";
import type { Attribute } from "../schema/attribute";
import { findAttribute } from "../schema/attribute-path";

/** The entries with the new ones added: an equal one is there already, one of the same value and type is merged. */
export function addEntries(
  attribute: Attribute,
  current: readonly JsonValue[],
  added: readonly JsonValue[],
): JsonValue[] {
  const entries = [...current];
  for (const entry of added) {
    if (entries.some((present) => jsonEquals(present, entry))) continue;
    const same = entries.findIndex((present) => isSameEntry(attribute, present, entry));
    const present = entries[same];
    if (present === undefined) entries.push(entry);
    else entries[same] = isJsonObject(present) && isJsonObject(entry) ? { ...present, ...entry } : entry;
  }
  const newest = added.findLast(isPrimary);
  return newest === undefined ? entries : withPrimary(entries, (entry) => isSameEntry(attribute, entry, newest));
}

/** The entries without those named: by equality, or by `value` alone when only that was sent (Entra's legacy remove). */
export function removeEntries(
  attribute: Attribute,
  current: readonly JsonValue[],
  removed: readonly JsonValue[],
): JsonValue[] {
  return current.filter((entry) => !removed.some((named) => names(attribute, named, entry)));
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

function isSameEntry(attribute: Attribute, left: JsonValue, right: JsonValue): boolean {
  if (!isJsonObject(left) || !isJsonObject(right)) return sameValue(attribute, left, right);
  if (left.value === undefined && right.value === undefined) return jsonEquals(left, right);
  return sameSubValue(attribute, "value", left, right) && sameSubValue(attribute, "type", left, right);
}

/** Whether an entry has everything that is named; what names nothing is nobody's name. */
function names(attribute: Attribute, named: JsonValue, entry: JsonValue): boolean {
  if (!isJsonObject(named) || !isJsonObject(entry)) return sameValue(attribute, named, entry);
  const given = Object.keys(named).filter((key) => named[key] !== null);
  return given.length > 0 && given.every((key) => sameSubValue(attribute, key, named, entry));
}

function sameSubValue({ subAttributes }: Attribute, name: string, left: JsonObject, right: JsonObject): boolean {
  const subAttribute = findAttribute(subAttributes, name);
  return subAttribute ? sameValue(subAttribute, left[name], right[name]) : jsonEquals(left[name], right[name]);
}

/** Compared as filters compare; null is no value. */
function sameValue(attribute: Attribute, left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  const key = comparisonKey(attribute, left);
  return key === undefined ? jsonEquals(left ?? null, right ?? null) : key === comparisonKey(attribute, right);
}
