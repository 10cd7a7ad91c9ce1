import { describe, expect, it } from "vitest";
import { parseQuery, readSearchRequest } from "./parameters";

describe("parseQuery", () => {
  it("reads names in any case, the first of several, and takes + for a space", () => {
    const parameters = parseQuery("startINDEX=2&startIndex=3&aadOptscim062020=&filter=a+eq%20%22x%2By%22");
    expect([...parameters]).toEqual([
      ["startindex", "2"],
      ["aadoptscim062020", ""],
      ["filter", 'a eq "x+y"'],
    ]);
  });

  it("never fails on a broken escape", () => {
    expect(parseQuery("filter=%zz%ff").get("filter")).toBe("%zz\ufffd");
  });
});

describe("readSearchRequest", () => {
  it("says the same as the query does, keys in any case", () => {
    const body = {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
      Attributes: ["userName", "name.familyName"],
      excludedAttributes: null,
      filter: "active eq true",
      sortBy: "userName",
      sortOrder: "descending",
      STARTINDEX: 3,
      count: "10",
      cursor: "",
      unknown: { ignored: true },
    };
    expect(Object.fromEntries(readSearchRequest(body))).toEqual({
      attributes: "userName,name.familyName",
      filter: "active eq true",
      sortby: "userName",
      sortorder: "descending",
      startindex: "3",
      count: "10",
      cursor: "",
    });
  });

  it.each([
    [{ attributes: [1] }, "attributes"],
    [{ filter: true }, "filter"],
    [{ count: 1.5 }, "count"],
    [{ startIndex: {} }, "startindex"],
    [{ cursor: 7 }, "cursor"],
  ])("refuses %j as invalidSyntax, naming what is wrong", (body, name) => {
    const refusal = { status: 400, scimType: "invalidSyntax", message: expect.stringContaining(name) };
    expect(() => readSearchRequest(body)).toThrow(expect.objectContaining(refusal));
  });
});
