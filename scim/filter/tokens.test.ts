import { describe, expect, it } from "vitest";
import { FILTER_CHARS_MAX, tokenize } from "./tokens";

const kindsOf = (text: string) => tokenize(text).map(({ kind, text: part, position }) => `${kind}:${part}@${position}`);

describe("tokenize", () => {
  it("splits words, strings and punctuation, each with its position", () => {
    expect(kindsOf('emails[type eq "work"] and (a pr)')).toEqual([
      ..."word:emails@0 [:[@6 word:type@7 word:eq@12 string:work@15 ]:]@21 word:and@23".split(" "),
      ..."(:(@27 word:a@28 word:pr@30 ):)@32 end:@33".split(" "),
    ]);
  });

  it.each([
    ['"a\\"b"', 'a"b'],
    ['"a\\\\b"', "a\\b"],
    ['"\\u00e4\\ud83d\\ude00"', "ä😀"],
    ['"a]b)c and d"', "a]b)c and d"],
    ['""', ""],
  ])("decodes %s as a JSON string", (written, value) => {
    expect(tokenize(written)[0]).toEqual({ kind: "string", text: value, position: 0 });
  });

  it.each([
    ['userName eq "open', 12],
    ['a eq "line\nbreak"', 5],
    ['a eq "\\x"', 5],
    ['a eq "\\u0000"', 5],
    ['a eq "\\ud800"', 5],
    ["a eq b\u0000c", 5],
    ["a eq \ud800", 5],
  ])("refuses %j at position %i", (text, position) => {
    expect(() => tokenize(text)).toThrow(
      expect.objectContaining({ scimType: "invalidFilter", message: expect.stringContaining(`position ${position} `) }),
    );
  });

  it("reads 10,000 characters and refuses more", () => {
    const longest = `a eq "${"x".repeat(FILTER_CHARS_MAX - 7)}"`;
    expect(tokenize(longest)).toHaveLength(4);
    expect(() => tokenize(`${longest} `)).toThrow("10001 characters");
  });
});
