import { ENTERPRISE_USER_URN, type JsonObject, jsonEquals } from "@/scim";

/** The names of the top-level attributes that differ. */
export function changedAttributes(before: JsonObject, after: JsonObject): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => name !== "schemas" && !jsonEquals(before[name], after[name]));
}

/** Of a value as JSON; a longer one is named, but not kept. */
const VALUE_CHARS_MAX = 1_000;

interface ChangeDetails {
  readonly changed: readonly string[];
  readonly before?: JsonObject;
  readonly after?: JsonObject;
}

/** What an audit row tells of a changed document: names, and values of what everybody's schema has. */
export function changeDetails(before: JsonObject, after: JsonObject, changed: readonly string[]): ChangeDetails {
  const kept = changed.filter((name) => isOfEverybody(name) && isShort(before[name]) && isShort(after[name]));
  if (kept.length === 0) return { changed };
  return { changed, before: pick(before, kept), after: pick(after, kept) };
}

/** What a team declares may be a secret. */
function isOfEverybody(name: string): boolean {
  return !name.includes(":") || name === ENTERPRISE_USER_URN;
}

function isShort(value: JsonObject[string] | undefined): boolean {
  return value === undefined || JSON.stringify(value).length <= VALUE_CHARS_MAX;
}

function pick(document: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.flatMap((name) => (document[name] === undefined ? [] : [[name, document[name]]])));
}
