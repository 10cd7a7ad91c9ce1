import { describe, expect, it } from "vitest";
import type { JsonValue } from "../json";
import { readBulkRequest } from "./bulk-request";

const read = (...operations: readonly JsonValue[]) => readBulkRequest({ Operations: [...operations] }, 3);
const remove = { method: "DELETE", path: "/Users/usr_1" };

describe("a BulkRequest message", () => {
  it("is read with keys and methods in any case", () => {
    const operation = { METHOD: " post ", Path: "/Users", BULKID: "a", Version: 'W/"1"', DATA: { userName: "Ada" } };
    expect(readBulkRequest({ operations: [operation], FAILONERRORS: 2 }, 3)).toEqual({
      failOnErrors: 2,
      operations: [{ method: "POST", path: "/Users", bulkId: "a", version: 'W/"1"', data: { userName: "Ada" } }],
    });
  });

  it("takes null and empty text for absent", () => {
    const body = { failOnErrors: null, Operations: [{ ...remove, bulkId: "", version: null }] };
    expect(readBulkRequest(body, 3)).toEqual({
      failOnErrors: Number.POSITIVE_INFINITY,
      operations: [{ ...remove, bulkId: undefined, version: undefined, data: undefined }],
    });
  });

  it.each<[string, JsonValue, string]>([
    ["no object", "DELETE", "Operation 2 must be an object"],
    ["no object, but null", null, "Operation 2 must be an object"],
    ["no method", { path: "/Users/x" }, 'Operation 2: "method"'],
    ["no path", { method: "DELETE" }, 'Operation 2: "path"'],
    ["a number for a path", { method: "DELETE", path: 1 }, 'Operation 2: "path"'],
    ["a number for a bulkId", { ...remove, bulkId: 7 }, 'Operation 2: "bulkId"'],
    ["an object for a version", { ...remove, version: {} }, 'Operation 2: "version"'],
  ])("whose second operation has %s is invalidSyntax", (_, operation, detail) => {
    const refusal = { status: 400, scimType: "invalidSyntax", message: expect.stringContaining(detail) };
    expect(() => read(remove, operation)).toThrow(expect.objectContaining(refusal));
  });

  it.each<[string, JsonValue]>([
    ["none", null],
    ["an object", {}],
    ["text", "[]"],
  ])("whose Operations are %s is invalidSyntax", (_, operations) => {
    const refusal = { scimType: "invalidSyntax", message: expect.stringContaining('"Operations"') };
    expect(() => readBulkRequest({ Operations: operations }, 3)).toThrow(expect.objectContaining(refusal));
  });

  it.each<JsonValue>([0, -1, 1.5, "1", true])("whose failOnErrors is %j is invalidSyntax", (failOnErrors) => {
    const refusal = { scimType: "invalidSyntax", message: expect.stringContaining('"failOnErrors"') };
    expect(() => readBulkRequest({ Operations: [], failOnErrors }, 3)).toThrow(expect.objectContaining(refusal));
  });

  it("of more operations than allowed is 413 with the limit", () => {
    expect(read(remove, remove, remove).operations).toHaveLength(3);
    const refusal = { status: 413, message: expect.stringContaining("at most 3 operations") };
    expect(() => read(remove, remove, remove, remove)).toThrow(expect.objectContaining(refusal));
  });

  it("that gives one bulkId twice is invalidValue naming it and both operations", () => {
    const twice = { ...remove, bulkId: "a" };
    const refusal = { scimType: "invalidValue", message: expect.stringMatching(/"a" is given to operations 1 and 3/) };
    expect(() => read(twice, { ...remove, bulkId: "A" }, twice)).toThrow(expect.objectContaining(refusal));
  });
});
