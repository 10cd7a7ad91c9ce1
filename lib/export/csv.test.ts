import { describe, expect, it } from "vitest";
import { csvRow } from "./csv";
import { fileNameOf } from "./download";

describe("a row of a CSV file", () => {
  it("quotes what would break the row, and doubles quotes inside", () => {
    expect(csvRow(["a", 'say "hi"', "one,two", "line\nbreak", ""])).toBe('a,"say ""hi""","one,two","line\nbreak",\r\n');
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])("takes the formula out of %s", (text) => {
    expect(csvRow([text])).toBe(`'${text}\r\n`);
  });

  it("writes numbers and booleans as they are, and nothing for null", () => {
    expect(csvRow([-3, true, null])).toBe("-3,true,\r\n");
  });
});

describe("the name of a file", () => {
  const at = new Date("2026-11-25T23:59:59Z");
  it.each([
    ["Acme Robotics", "acme-robotics-audit-log-2026-11-25.csv"],
    ['../"Ünï" & Co.', "n-co-audit-log-2026-11-25.csv"],
    ["東京", "audit-log-2026-11-25.csv"],
  ])("of %s has only letters, digits, dots and hyphens", (team, name) => {
    expect(fileNameOf(team, "audit-log", at, "csv")).toBe(name);
  });
});
