import fc from "fast-check";
import { expect, it } from "vitest";
import { compareCodePoints } from "@/scim/case-fold";
import { textBehind } from "./text-behind";

it.each([
  ["p00", "p01"],
  ["z", "{"],
  ["\u{d7ff}", "\u{e000}"],
  ["a\u{10ffff}", "b"],
  ["\u{10ffff}", undefined],
  ["", undefined],
])("behind all that begin with %j is %j", (beginning, behind) => {
  expect(textBehind(beginning)).toBe(behind);
});

it("whatever begins with a text is before it, and whatever is between the two begins with the text", () => {
  const texts = fc.string({ unit: "binary", maxLength: 3 });
  fc.assert(
    fc.property(texts, texts, texts, (beginning, rest, other) => {
      const behind = textBehind(beginning);
      if (behind === undefined) return;
      expect(compareCodePoints(beginning + rest, behind)).toBeLessThan(0);
      const isBetween = compareCodePoints(other, beginning) >= 0 && compareCodePoints(other, behind) < 0;
      expect(isBetween).toBe(other.startsWith(beginning));
    }),
  );
});
