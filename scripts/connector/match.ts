import type { JsonObject, JsonValue } from "@/scim";

/**
 * Where an answer differs from what is expected of it, in words; undefined when it does not. Objects match in part, lists
 * as a whole and in order. An object of rules stands for what cannot be written down:
 * `{"$any":"string"}` (or number, boolean, object, array) any value of the type, `{"$text":"regular expression"}` a text,
 * `{"$length":2}` a list of that many, `{"$includes":[...]}` a list with such entries, and others, in any order,
 * `{"$only":{...}}` an object that has these keys and no others.
 */
export function mismatch(expected: JsonValue, actual: JsonValue | undefined, place = ""): string | undefined {
  if (isObject(expected)) {
    const rules = Object.keys(expected).filter((key) => key in RULES);
    return rules.length > 0 ? ruleMismatch(expected, rules, actual, place) : objectMismatch(expected, actual, place);
  }
  if (Array.isArray(expected)) return listMismatch(expected, actual, place);
  return expected === actual ? undefined : differs(place, actual, show(expected));
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

type Rule = (wanted: JsonValue, actual: JsonValue | undefined, place: string) => string | undefined;

const RULES: Readonly<Record<string, Rule>> = {
  $any: (type, actual, place) => (typeOf(actual) === type ? undefined : differs(place, actual, `any ${word(type)}`)),
  $text: (pattern, actual, place) =>
    typeof actual === "string" && new RegExp(word(pattern)).test(actual)
      ? undefined
      : differs(place, actual, `a text like ${word(pattern)}`),
  $length: (length, actual, place) =>
    Array.isArray(actual) && actual.length === length ? undefined : differs(place, actual, `a list of ${word(length)}`),
  $includes: (entries, actual, place) => {
    if (!Array.isArray(entries) || !Array.isArray(actual)) return differs(place, actual, "a list");
    const missing = entries.find((entry) => !actual.some((item) => mismatch(entry, item) === undefined));
    return missing === undefined ? undefined : differs(place, actual, `an entry ${show(missing)}`);
  },
  $only: (object, actual, place) => {
    const extra =
      isObject(object) && isObject(actual) ? Object.keys(actual).find((key) => !(key in object)) : undefined;
    return extra === undefined ? mismatch(object, actual, place) : `${named(place)} has "${extra}" and should not`;
  },
};

function ruleMismatch(
  expected: JsonObject,
  rules: readonly string[],
  actual: JsonValue | undefined,
  place: string,
): string | undefined {
  if (rules.length < Object.keys(expected).length) throw new Error(`${named(place)} mixes rules and keys.`);
  return first(rules.map((rule) => RULES[rule]?.(expected[rule] ?? null, actual, place)));
}

function listMismatch(expected: readonly JsonValue[], actual: JsonValue | undefined, place: string) {
  if (!Array.isArray(actual) || actual.length !== expected.length) {
    return differs(place, actual, `a list of ${expected.length}`);
  }
  return first(expected.map((item, index) => mismatch(item, actual[index], `${place}/${index}`)));
}

function objectMismatch(expected: JsonObject, actual: JsonValue | undefined, place: string) {
  if (!isObject(actual)) return differs(place, actual, "an object");
  return first(Object.entries(expected).map(([key, value]) => mismatch(value, actual[key], `${place}/${key}`)));
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

function differs(place: string, actual: JsonValue | undefined, wanted: string): string {
  return `${named(place)} is ${show(actual)}, expected ${wanted}`;
}

function named(place: string): string {
  return place === "" ? "the body" : place;
}

function show(value: JsonValue | undefined): string {
  const text = value === undefined ? "absent" : JSON.stringify(value);
  return text.length > SHOWN_CHARACTERS_MAX ? `${text.slice(0, SHOWN_CHARACTERS_MAX)}…` : text;
}

function word(value: JsonValue): string {
  return typeof value === "string" ? value : show(value);
}
