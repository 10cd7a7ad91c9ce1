import fc from "fast-check";
import type { JsonObject, JsonValue } from "@/scim";

/** One thing that is done to a JSON value somewhere inside it. */
interface Edit {
  /** Which of the values inside, counted in the order of the text. */
  readonly at: number;
  readonly kind: "replace" | "remove" | "rename" | "wrap" | "repeat";
  readonly junk: JsonValue;
  readonly key: string;
}

const parsed = (text: string) => JSON.parse(text) as JsonValue;

/** Values that fit nowhere, or that no database and no stack takes. */
export const ODD_VALUES: readonly JsonValue[] = [
  null,
  true,
  -1,
  1e308,
  "",
  " ",
  "\u0000",
  "x\ud800",
  "é".repeat(70_000),
  [],
  [[null]],
  {},
  parsed("[".repeat(40) + "]".repeat(40)),
  parsed('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  Array.from({ length: 300 }, (_, index) => index),
];

/** Values that fit somewhere, though seldom where they are put. */
const stray: fc.Arbitrary<JsonValue> = fc.constantFrom<JsonValue[]>(
  0,
  2 ** 53,
  "true",
  "~user0~",
  "~group0~",
  "bulkId:",
  "bulkId:a",
  "x".repeat(600),
  "0001-01-01T00:00:00Z",
  "9999-12-31T23:59:60.9999999+14:00",
  parsed('{"a":'.repeat(25) + "1" + "}".repeat(25)),
);

/** What the protocol never sends, and what has brought other servers down. */
export const junk = fc.oneof(stray, fc.constantFrom(...ODD_VALUES));

const keys = fc.constantFrom(
  "__proto__",
  "constructor",
  "toString",
  "value",
  "VALUE",
  "$ref",
  "active",
  "members",
  "name.givenName",
  "emails.value",
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
  "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager",
  "urn:ietf:params:scim:schemas:core:2.0:User:userName",
  "",
  "é".repeat(2_000),
);

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(60),
  kind: fc.constantFrom("replace", "replace", "remove", "rename", "wrap", "repeat"),
  junk,
  key: keys,
});

/** Most often none. */
export const edits: fc.Arbitrary<readonly Edit[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(edit, { minLength: 1, maxLength: 3 }) },
);

/** The value with each odd value in each place of it, one at a time. */
export function withOddValues(value: JsonValue): readonly JsonValue[] {
  const places = slotsOf({ value }).length;
  return Array.from({ length: places }, (_, at) =>
    ODD_VALUES.map((odd) => edited(value, [{ at, kind: "replace", junk: odd, key: "" }])),
  ).flat();
}

/** The value with each edit done in turn; the given one stays as it is. */
export function edited(value: JsonValue, list: readonly Edit[]): JsonValue {
  const root = { value: structuredClone(value) };
  for (const edit of list) {
    const slots = slotsOf(root);
    const slot = slots[edit.at % slots.length];
    if (slot) applyEdit(slot, edit);
  }
  return root.value ?? null;
}

interface Slot {
  readonly holder: JsonObject | JsonValue[];
  readonly key: string;
}

function slotsOf(holder: JsonObject | JsonValue[]): readonly Slot[] {
  return Object.entries(holder).flatMap(([key, value]) => [
    { holder, key },
    ...(typeof value === "object" && value !== null ? slotsOf(value) : []),
  ]);
}

function applyEdit({ holder, key }: Slot, { kind, junk: other, key: newKey }: Edit): void {
  const current = Object.getOwnPropertyDescriptor(holder, key)?.value as JsonValue;
  // Never by assignment: "__proto__" must become a key like any other.
  const put = (name: string, value: JsonValue) =>
    Object.defineProperty(holder, name, { value, writable: true, enumerable: true, configurable: true });
  switch (kind) {
    case "replace":
      // A copy: the next edit may be one inside it.
      put(key, structuredClone(other));
      return;
    case "wrap":
      put(key, Array.isArray(current) ? { value: current } : [current]);
      return;
    case "repeat":
      put(
        key,
        Array.isArray(current) ? [...current, ...structuredClone(current)] : [current, structuredClone(current)],
      );
      return;
    case "remove":
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete holder[key];
      return;
    case "rename":
      if (Array.isArray(holder)) put(key, { [newKey]: current });
      else {
        delete holder[key];
        put(newKey, current);
      }
      return;
    default:
      kind satisfies never;
  }
}
