import type { JsonObject, JsonValue } from "@/scim";

/**
 * Where an answer differs from what is expected of it, in words; undefined when it does not. Objects match in part, lists
 * as a whole, `{"$any":"string"}` (or number, boolean, object, array) matches any value of the type.
 */
export function mismatch(expected: JsonValue, actual: JsonValue | undefined, place = ""): string | undefined {
  const where = place === "" ? "the body" : place;
  if (isObject(expected) && typeof expected.$any === "string") {
    const type = typeOf(actual);
    return type === expected.$any ? undefined : `${where} is ${show(actual)}, expected any ${expected.$any}`;
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) {
      return `${where} is ${show(actual)}, expected a list of ${expected.length}`;
    }
    return first(expected.map((item, index) => mismatch(item, actual[index], `${place}/${index}`)));
  }
  if (isObject(expected)) {
    if (!isObject(actual)) return `${where} is ${show(actual)}, expected an object`;
    return first(Object.entries(expected).map(([key, value]) => mismatch(value, actual[key], `${place}/${key}`)));
  }
  return expected === actual ? undefined : `${where} is ${show(actual)}, expected ${show(expected)}`;
}

/** The value at a JSON pointer (RFC 6901) without escapes; undefined when there is none. */
export function valueAt(json: JsonValue | undefined, pointer: string): JsonValue | undefined {
  let value = json;
  for (const key of pointer.split("/").slice(1)) {
    if (Array.isArray(value)) value = value[Number(key)];
    else value = isObject(value) ? value[key] : undefined;
  }
  return value;
}

function first(differences: readonly (string | undefined)[]): string | undefined {
  return differences.find((difference) => difference !== undefined);
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeOf(value) === "object";
}

function typeOf(value: JsonValue | undefined): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

const SHOWN_CHARACTERS_MAX = 200;

function show(value: JsonValue | undefined): string {
  const text = value === undefined ? "absent" : JSON.stringify(value);
  return text.length > SHOWN_CHARACTERS_MAX ? `${text.slice(0, SHOWN_CHARACTERS_MAX)}…` : text;
}
