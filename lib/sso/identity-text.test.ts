import { describe, expect, it } from "vitest";
import { addressIn, nameIn, subjectOf } from "./identity-text";

const HALF = "\uD83D";

describe("what a provider says of a person", () => {
  it("is taken as it is where it names them for good, or refused", () => {
    expect(subjectOf(" 00uAb ")).toBe(" 00uAb ");
    for (const text of ["a".repeat(513), "a\u0000", HALF]) {
      expect(() => subjectOf(text)).toThrow(expect.objectContaining({ code: "no_subject" }));
    }
  });

  it.each([
    [" ada@acme.example ", "ada@acme.example"],
    [`${"a".repeat(241)}@acme.example`, `${"a".repeat(241)}@acme.example`],
    [`${"a".repeat(242)}@acme.example`, null],
    ["ada", null],
    ["ada@acme.example,eve@acme.example", null],
    ["ada @acme.example", null],
    ["ada\u0000@acme.example", null],
    [`ada${HALF}@acme.example`, null],
    [undefined, null],
  ])("has the address %j only where it is one", (text, address) => {
    expect(addressIn(text)).toBe(address);
  });

  it.each([
    ["Ada\r\n King\u0000", "Ada King\uFFFD"],
    ["  ", null],
    [undefined, null],
    ["x".repeat(300), "x".repeat(200)],
  ])("has a name on one line, of a length that a page takes: %j", (text, name) => {
    expect(nameIn(text)).toBe(name);
  });
});
