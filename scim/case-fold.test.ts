import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareCodePoints, foldCase } from "./case-fold";

describe("foldCase", () => {
  it.each([
    ["Ada@Example.COM", "ada@example.com"],
    ["ÄÖÜ ЖУК ΑΣ", "äöü жук ασ"],
    ["straße", "straße"],
    ["İstanbul", "istanbul"],
    ["𐐀", "𐐨"],
    ["", ""],
  ])("folds %s to %s", (text, folded) => {
    expect(foldCase(text)).toBe(folded);
  });

  it("does not change what is folded, and folds each part alone", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(fc.property(text, (each) => foldCase(foldCase(each)) === foldCase(each)));
    fc.assert(fc.property(text, text, (a, b) => foldCase(a + b) === foldCase(a) + foldCase(b)));
  });
});

describe("compareCodePoints", () => {
  it.each([
    ["a", "b"],
    ["a", "aa"],
    ["", "a"],
    ["Z", "a"],
    ["\uffee", "😀"],
  ])("puts %j before %j", (left, right) => {
    expect(compareCodePoints(left, right)).toBeLessThan(0);
    expect(compareCodePoints(right, left)).toBeGreaterThan(0);
    expect(compareCodePoints(left, left)).toBe(0);
  });

  it("orders as the bytes of UTF-8 do", () => {
    const text = fc.string({ unit: "binary", maxLength: 6 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareCodePoints(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });
});
