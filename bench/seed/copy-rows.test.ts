import { expect, it } from "vitest";
import { copyLine } from "./copy-rows";

it("a row is a line of COPY's text format, whatever it holds", () => {
  expect(copyLine(["a\tb", "c\\d\n", null, true, 7])).toBe("a\\tb\tc\\\\d\\n\t\\N\ttrue\t7\n");
  expect(copyLine([new Date(0)])).toBe("1970-01-01T00:00:00.000Z\n");
});
