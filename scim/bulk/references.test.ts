import { describe, expect, it } from "vitest";
import type { JsonValue } from "../json";
import { referencesOf, resolveReferences } from "./references";

const operation = (method: string, path: string, data?: JsonValue) => ({
  method,
  path,
  data,
  bulkId: undefined,
  version: undefined,
});
const idOf = (bulkId: string) => `id of ${bulkId}`;
const resolvedPath = (path: string) => resolveReferences(operation("DELETE", path), idOf).path;
const resolvedData = (data: JsonValue, method = "POST") =>
  resolveReferences(operation(method, "/Users", data), idOf).data;

describe("references", () => {
  it.each([
    ["/Users/bulkId:a", "/Users/id%20of%20a"],
    ["/Users/bulkId%3Aa", "/Users/id%20of%20a"],
    ["/Users/bulkId:a%2Fb", "/Users/id%20of%20a%2Fb"],
    ["/Users/bulkId:100%", "/Users/id%20of%20100%25"],
    ["https://muster.example/scim/v2/Users/bulkId:a", "https://muster.example/scim/v2/Users/id%20of%20a"],
    ["/Users/usr_1", "/Users/usr_1"],
    ["/Users/my-bulkId:a", "/Users/my-bulkId:a"],
    ["/Users/a%20b", "/Users/a%20b"],
    ["/Users/%zz", "/Users/%zz"],
  ])("in the path %s", (path, expected) => {
    expect(resolvedPath(path)).toBe(expected);
  });

  it("as any text in the data, however deep", () => {
    const data = {
      members: [{ value: "bulkId:a" }, { value: "usr_1" }],
      "urn:x:User": { manager: { value: "bulkId:b", deep: [[{ x: "bulkId:c" }]] } },
      plain: [1, true, null, "a bulkId:d", "bulkid:e"],
    };
    expect(resolvedData(data)).toEqual({
      members: [{ value: "id of a" }, { value: "usr_1" }],
      "urn:x:User": { manager: { value: "id of b", deep: [[{ x: "id of c" }]] } },
      plain: [1, true, null, "a bulkId:d", "bulkid:e"],
    });
    expect(referencesOf(operation("POST", "/Groups/bulkId:p", data))).toEqual(new Set(["p", "a", "b", "c"]));
  });

  it.each([
    ['members[value eq "bulkId:a"]', 'members[value eq "id of a"]'],
    ['members[value eq "bulkId:a" or value eq "bulkId:\\u0062"]', 'members[value eq "id of a" or value eq "id of b"]'],
    ['emails[value eq "say \\"bulkId:a\\""].type', 'emails[value eq "say \\"bulkId:a\\""].type'],
    ['members[value eq "bulkId:\\q"]', 'members[value eq "bulkId:\\q"]'],
    ["members", "members"],
  ])("between the quotes of the PATCH path %s", (path, expected) => {
    const data = { Operations: [{ op: "remove", Path: path }] };
    expect(resolvedData(data, "PATCH")).toEqual({ Operations: [{ op: "remove", Path: expected }] });
  });

  it("between quotes only in a PATCH path", () => {
    const text = 'members[value eq "bulkId:a"]';
    expect(resolvedData({ nickName: text, path: text })).toEqual({ nickName: text, path: text });
    expect(resolvedData({ value: text }, "PATCH")).toEqual({ value: text });
  });

  it("keep keys like __proto__ as data", () => {
    const data = JSON.parse('{"__proto__":{"value":"bulkId:a"}}') as JsonValue;
    expect(JSON.stringify(resolvedData(data))).toBe('{"__proto__":{"value":"id of a"}}');
  });
});
