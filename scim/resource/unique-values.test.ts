import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../json";
import { coreResourceTypes } from "../schema/resource-types";
import { exampleTypes, WORK } from "../testing/declared-example";
import { hasUniqueValues, uniqueValues, uniqueValueTaken } from "./unique-values";

function keyOf(name: string, value: JsonValue): string | undefined {
  return uniqueValues(exampleTypes.User, { [WORK]: { [name]: value } })[0]?.key;
}

describe("uniqueValues", () => {
  it("are those of declared attributes that are unique, by their path", () => {
    const document: JsonObject = { userName: "ada", [WORK]: { badge: "A-1", level: 3, locker: 7, skills: ["a"] } };
    expect(uniqueValues(exampleTypes.User, document)).toEqual([
      { path: `${WORK}:badge`, key: "a-1", value: "A-1" },
      { path: `${WORK}:locker`, key: "7", value: 7 },
    ]);
    expect(uniqueValues(coreResourceTypes.User, document)).toEqual([]);
    expect(uniqueValues(exampleTypes.User, { userName: "ada" })).toEqual([]);
  });

  it.each<[string, JsonValue, JsonValue, boolean]>([
    ["badge", "ÄÖ", "äö", true],
    ["door-code", "ab", "AB", false],
    ["page", "https://x.example/A", "https://x.example/a", false],
    ["locker", 0, -0, true],
    ["share", 0.5, 0.25, false],
    ["since", "2026-01-01T00:00:00Z", "2026-01-01T01:00:00.000+01:00", true],
    ["since", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.001Z", false],
  ])("of %s: %j and %j count as equal: %s", (name, left, right, equal) => {
    expect(keyOf(name, left) === keyOf(name, right)).toBe(equal);
    expect(keyOf(name, left)).toBeDefined();
  });

  it("are there for a type that declares some", () => {
    const has = (types: typeof coreResourceTypes) => [types.User, types.Group].map(hasUniqueValues);
    expect(has(exampleTypes)).toEqual([true, true]);
    expect(has(coreResourceTypes)).toEqual([false, false]);
  });

  it("are refused with attribute, value and holder", () => {
    const refusal = uniqueValueTaken({ path: `${WORK}:badge`, key: "a", value: "A" }, 'User "ada" (id usr_1)');
    expect(refusal).toMatchObject({ status: 409, scimType: "uniqueness" });
    for (const part of [`"${WORK}:badge"`, '"A"', 'User "ada" (id usr_1)']) expect(refusal.message).toContain(part);
  });
});
