import { describe, expect, it } from "vitest";
import { JSON_DEPTH_MAX, JSON_KEYS_MAX, parseJsonObject } from "./json-text";

const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

describe("parseJsonObject", () => {
  it("reads an object, with keys that could reach a prototype as plain keys", () => {
    expect(parseJsonObject(' {"a":[1,null,{"b":"ä😀"}]} ')).toEqual({ a: [1, null, { b: "ä😀" }] });
    expect(Object.keys(parseJsonObject('{"__proto__":{"x":1}}'))).toEqual(["__proto__"]);
    expect("x" in {}).toBe(false);
  });

  it.each(["", "{", '{"a":1,}', "[]", '"a"', "null", "5", '{"a":"\\ud800"}', '{"a":"\\u0000"}', '{"\\u0000":1}'])(
    "refuses %j as invalidSyntax",
    (text) => {
      expect(() => parseJsonObject(text)).toThrow(expect.objectContaining({ status: 400, scimType: "invalidSyntax" }));
    },
  );

  it("bounds depth and number of keys", () => {
    expect(parseJsonObject(nested(JSON_DEPTH_MAX))).toHaveProperty("a");
    expect(() => parseJsonObject(nested(JSON_DEPTH_MAX + 1))).toThrow("nested deeper than 32 levels");
    expect(() => parseJsonObject(nested(200_000))).toThrow(expect.objectContaining({ scimType: "invalidSyntax" }));
    const items = (count: number) => `{"a":[${Array.from({ length: count }, () => "1").join(",")}]}`;
    expect(parseJsonObject(items(JSON_KEYS_MAX - 1))).toHaveProperty("a");
    expect(() => parseJsonObject(items(JSON_KEYS_MAX))).toThrow("more than 200000 keys");
  });
});
