import { describe, expect, it } from "vitest";
import { isJsonObject, jsonEquals } from "./json";

describe("jsonEquals", () => {
  it.each([
    [
      { a: 1, b: [{ c: null }] },
      { b: [{ c: null }], a: 1 },
    ],
    [[], []],
    ["a", "a"],
    [undefined, undefined],
  ])("%j equals %j", (left, right) => {
    expect(jsonEquals(left, right)).toBe(true);
  });

  it.each([
    [{ a: 1 }, { a: 1, b: 1 }],
    [
      { a: 1, c: 1 },
      { a: 1, b: 1 },
    ],
    [
      [1, 2],
      [2, 1],
    ],
    [{}, []],
    [null, {}],
    [undefined, null],
    [0, false],
    ["1", 1],
  ])("%j does not equal %j", (left, right) => {
    expect(jsonEquals(left, right)).toBe(false);
  });
});

describe("isJsonObject", () => {
  it("takes objects only", () => {
    expect([{}, [], null, "", 1, undefined].map(isJsonObject)).toEqual([true, false, false, false, false, false]);
  });
});
