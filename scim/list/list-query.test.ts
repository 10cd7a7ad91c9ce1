import { describe, expect, it } from "vitest";
import type { ResourceType } from "../schema/attribute";
import { groupResourceType, userResourceType } from "../schema/resource-types";
import { serverConfig } from "../testing/scim-client";
import { ENTERPRISE_USER_URN, USER_URN } from "../urns";
import { parseCount, parseParts, parseStartIndex } from "./list-query";
import { parseQuery } from "./parameters";

function parts(query: string, ...types: readonly ResourceType[]) {
  return parseParts(types.length === 0 ? [userResourceType] : types, parseQuery(query));
}

describe("the numbers of a list", () => {
  it.each([
    ["", 1, 100],
    ["startIndex=0&count=0", 1, 0],
    ["startIndex=-5&count=-1", 1, 0],
    ["startIndex=7&count=100000", 7, 200],
    ["startIndex=&count=%20", 1, 100],
    ["startIndex=999999999999&count=+5", 2_147_483_647, 5],
    ["startIndex=99999999999999999999&count=99999999999999999999", 2_147_483_647, 200],
  ])("reads %j as startIndex %i and count %i", (query, startIndex, count) => {
    expect(parseStartIndex(parseQuery(query))).toBe(startIndex);
    expect(parseCount(parseQuery(query), serverConfig)).toBe(count);
  });

  it.each(["count=abc", "count=1.5", "startIndex=0x10", "startIndex=1e3"])("refuses %s as invalidValue", (query) => {
    const read = () => [parseStartIndex(parseQuery(query)), parseCount(parseQuery(query), serverConfig)];
    expect(read).toThrow(expect.objectContaining({ status: 400, scimType: "invalidValue" }));
  });
});

describe("parseParts", () => {
  it("without parameters lists all of each type, not sorted", () => {
    expect(parts("", userResourceType, groupResourceType)).toMatchObject({
      descending: false,
      parts: [
        { type: "User", filter: undefined, sortBy: undefined },
        { type: "Group", filter: undefined, sortBy: undefined },
      ],
    });
  });

  it.each(["filter=", "filter=%20", "filter=shoeSize%20pr", "filter=userName"])(
    "refuses %s as invalidFilter",
    (query) => {
      expect(() => parts(query)).toThrow(expect.objectContaining({ status: 400, scimType: "invalidFilter" }));
    },
  );

  it.each([
    ["sortBy=userName", "userName", false],
    ["sortby=NAME.familyName&sortOrder=Descending", "name", true],
    ["sortBy=emails&sortOrder=ascending", "emails", false],
    ["sortBy=meta.created&sortOrder=", "meta", false],
  ])("sorts by %s", (query, name, descending) => {
    expect(parts(query)).toMatchObject({ descending, parts: [{ sortBy: { attribute: { name } } }] });
  });

  it.each([
    "sortBy=shoeSize",
    "sortBy=password",
    "sortBy=groups",
    "sortBy=name",
    "sortBy=meta",
    "sortBy=addresses",
    "sortBy=userName&sortOrder=up",
    "sortOrder=desc",
  ])("refuses %s as invalidValue", (query) => {
    expect(() => parts(query)).toThrow(expect.objectContaining({ status: 400, scimType: "invalidValue" }));
  });

  it("sorts two types by what one of them has, and refuses what neither has", () => {
    const { parts: both } = parts("sortBy=userName", userResourceType, groupResourceType);
    expect(both.map(({ sortBy }) => sortBy?.attribute.name)).toEqual(["userName", undefined]);
    expect(() => parts("sortBy=shoeSize", userResourceType, groupResourceType)).toThrow("Users and Groups");
  });

  it.each([
    ["", true],
    ["excludedAttributes=members", false],
    ["attributes=id,displayName", false],
    ["attributes=members.value", true],
  ])("with %j the members are read: %s", (query, references) => {
    expect(parts(query, groupResourceType).parts[0]?.references).toBe(references);
  });

  it.each([
    ["", undefined],
    ["excludedAttributes=emails", undefined],
    ["attributes=userName", ["schemas", "userName"]],
    ["attributes=emails.value,name.givenName,shoeSize", ["emails", "name", "schemas"]],
    [`attributes=${ENTERPRISE_USER_URN}:department`, ["schemas", ENTERPRISE_USER_URN].toSorted()],
    [`attributes=${USER_URN}:title`, ["schemas", "title"]],
    [`attributes=${USER_URN}`, undefined],
  ])("with %j these keys of documents are read: %j", (query, keys) => {
    expect(parts(query).parts[0]?.shownKeys).toEqual(keys);
  });

  it.each([
    ["", "all"],
    ["attributes=shoeSize", ["schemas", "id"]],
    [
      `attributes=groups,META,${USER_URN}:userName,externalId`,
      ["schemas", "id", "externalId", "meta", "userName", "groups"],
    ],
    ["attributes=userName,password", ["schemas", "id", "userName"]],
    ["attributes=userName,name.givenName", undefined],
    [`attributes=userName,${ENTERPRISE_USER_URN}:department`, undefined],
    [`attributes=${USER_URN}`, undefined],
    ["excludedAttributes=emails", undefined],
  ])("with %j these attributes are shown whole and nothing else: %j", (query, names) => {
    expect(parts(query).parts[0]?.wholeAttributes).toEqual(names);
  });

  it("of a type that hides attributes nothing is shown without a closer look", () => {
    const hiding = { ...userResourceType, hidesAttributes: true };
    expect(parts("", hiding).parts[0]?.wholeAttributes).toBeUndefined();
    expect(parts("attributes=userName", hiding).parts[0]?.wholeAttributes).toBeUndefined();
  });
});
