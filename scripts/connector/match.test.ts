import { describe, expect, it } from "vitest";
import type { JsonValue } from "@/scim";
import { mismatch, valueAt } from "./match";

describe("mismatch", () => {
  it.each<[string, JsonValue, JsonValue]>([
    ["an object in part", { a: 1 }, { a: 1, b: 2 }],
    ["a list whole and in order", [1, { a: 1 }], [1, { a: 1, b: 2 }]],
    ["any value of a type", [{ $any: "string" }, { $any: "null" }, { $any: "array" }], ["x", null, []]],
    ["a text by its pattern", { $text: "^No .* seat" }, "No free seats"],
    ["a list by its length", { $length: 2 }, [1, 2]],
    ["a list by some entries in any order", { $includes: [{ a: 2 }, { a: 1 }] }, [{ a: 1 }, { a: 2 }, { a: 3 }]],
    ["an object by all its keys", { $only: { a: { $any: "number" } } }, { a: 1 }],
    ["several rules at once", { $length: 1, $includes: [1] }, [1]],
  ])("takes %s", (_, expected, actual) => {
    expect(mismatch(expected, actual)).toBeUndefined();
  });

  it.each<[string, JsonValue, JsonValue | undefined]>([
    ["/a is 2, expected 1", { a: 1 }, { a: 2 }],
    ["/a is absent, expected null", { a: null }, {}],
    ["the body is 1, expected an object", { a: 1 }, 1],
    ["the body is [1,2], expected a list of 1", [1], [1, 2]],
    ["/0/a is 2, expected 1", [{ a: 1 }], [{ a: 2 }]],
    ["the body is absent, expected any string", { $any: "string" }, undefined],
    ['the body is "no seat", expected a text like ^No', { $text: "^No" }, "no seat"],
    ["the body is [1], expected a list of 2", { $length: 2 }, [1]],
    ["the body is [1], expected an entry 2", { $includes: [1, 2] }, [1]],
    ['the body has "b" and should not', { $only: { a: 1 } }, { a: 1, b: 2 }],
    ["/a is 2, expected 1", { $only: { a: 1 } }, { a: 2 }],
    ["the body is absent, expected an object", { $only: { a: 1 } }, undefined],
    ["the body is [2], expected an entry 1", { $length: 1, $includes: [1] }, [2]],
  ])("says that %s", (difference, expected, actual) => {
    expect(mismatch(expected, actual)).toBe(difference);
  });

  it("refuses an expectation that mixes rules and keys, lest the keys are never looked at", () => {
    expect(() => mismatch({ $length: 1, a: 1 }, [1])).toThrow("mixes");
  });
});

describe("valueAt", () => {
  it.each<[string, JsonValue | undefined]>([
    ["", { a: [{ "urn:x:2.0:User": 1 }] }],
    ["/a/0/urn:x:2.0:User", 1],
    ["/a/1", undefined],
    ["/a/b/c", undefined],
  ])("reads %j", (pointer, value) => {
    expect(valueAt({ a: [{ "urn:x:2.0:User": 1 }] }, pointer)).toEqual(value);
  });
});
