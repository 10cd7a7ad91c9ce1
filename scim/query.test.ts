import { describe, expect, it } from "vitest";
import { parseListQuery, parseQuery, queryProjection } from "./query";
import { groupResourceType, userResourceType } from "./schema/resource-types";
import { serverConfig } from "./testing/scim-client";

function listQuery(query: string, type = userResourceType) {
  const parameters = parseQuery(query);
  return parseListQuery(type, parameters, queryProjection(type, parameters), serverConfig);
}

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

describe("parseListQuery", () => {
  it.each([
    ["", 1, 100],
    ["startIndex=0&count=0", 1, 0],
    ["startIndex=-5&count=-1", 1, 0],
    ["startIndex=7&count=100000", 7, 200],
    ["startIndex=&count=%20", 1, 100],
    ["startIndex=999999999999&count=+5", 2_147_483_647, 5],
  ])("reads %j as startIndex %i and count %i", (query, startIndex, count) => {
    expect(listQuery(query)).toMatchObject({ startIndex, count, filter: undefined, sort: undefined });
  });

  it.each(["count=abc", "count=1.5", "startIndex=0x10", "startIndex=1e3", "count=99999999999999999"])(
    "refuses %s as invalidValue",
    (query) => {
      expect(() => listQuery(query)).toThrow(expect.objectContaining({ status: 400, scimType: "invalidValue" }));
    },
  );

  it.each(["filter=", "filter=%20", "filter=shoeSize%20pr", "filter=userName"])(
    "refuses %s as invalidFilter",
    (query) => {
      expect(() => listQuery(query)).toThrow(expect.objectContaining({ status: 400, scimType: "invalidFilter" }));
    },
  );

  it.each([
    ["sortBy=userName", "userName", false],
    ["sortby=NAME.familyName&sortOrder=Descending", "name", true],
    ["sortBy=emails&sortOrder=ascending", "emails", false],
    ["sortBy=meta.created&sortOrder=up", "meta", false],
  ])("sorts by %s", (query, name, descending) => {
    expect(listQuery(query).sort).toMatchObject({ descending, target: { attribute: { name } } });
  });

  it.each(["sortBy=shoeSize", "sortBy=password", "sortBy=groups"])("refuses %s as invalidPath", (query) => {
    expect(() => listQuery(query)).toThrow(expect.objectContaining({ status: 400, scimType: "invalidPath" }));
  });

  it("refuses a cursor with 501", () => {
    expect(() => listQuery("cursor=")).toThrow(expect.objectContaining({ status: 501 }));
  });

  it.each([
    ["", true],
    ["excludedAttributes=members", false],
    ["attributes=id,displayName", false],
    ["attributes=members.value", true],
  ])("with %j the members are read: %s", (query, references) => {
    expect(listQuery(query, groupResourceType).references).toBe(references);
  });
});
