import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseResource } from "../compat/normalise";
import type { JsonObject } from "../json";
import { validateResource } from "../resource/validate";
import { userResourceType } from "../schema/resource-types";
import { userBodies } from "../testing/arbitraries";
import { patched, patchUser } from "../testing/patch-client";
import { ENTERPRISE_USER_URN as E, USER_URN } from "../urns";

const work = { value: "w@x", type: "work" };
const home = { value: "h@x", type: "home" };

const cases: readonly (readonly [string, JsonObject, JsonObject, JsonObject])[] = [
  ["add sets a single value", {}, { op: "add", path: "title", value: "t" }, { title: "t" }],
  ["replace sets what was not there", {}, { op: "replace", path: "title", value: "t" }, { title: "t" }],
  ["a list of one is unwrapped", {}, { op: "add", path: "title", value: ["t"] }, { title: "t" }],
  ["remove takes it away", { title: "t" }, { op: "remove", path: "title" }, {}],
  ["remove of what is not there is no error", {}, { op: "remove", path: "title" }, {}],
  ["replace with null clears", { title: "t" }, { op: "replace", path: "title", value: null }, {}],
  ["replace with empty text clears", { title: "t" }, { op: "replace", path: "title", value: "" }, {}],
  ["add of null changes nothing", { title: "t" }, { op: "add", path: "title", value: null }, { title: "t" }],
  [
    "a sub-attribute is set alone",
    { name: { givenName: "a" } },
    { op: "replace", path: "name.familyName", value: "b" },
    { name: { givenName: "a", familyName: "b" } },
  ],
  [
    "a sub-attribute makes its parent",
    {},
    { op: "add", path: "name.familyName", value: "b" },
    { name: { familyName: "b" } },
  ],
  [
    "the last sub-attribute takes its parent away",
    { name: { familyName: "b" } },
    { op: "remove", path: "name.familyName" },
    {},
  ],
  [
    "replace of a complex value keeps what it does not name",
    { name: { givenName: "a", familyName: "b" } },
    { op: "replace", path: "name", value: { givenName: "c" } },
    { name: { givenName: "c", familyName: "b" } },
  ],
  [
    "dotted keys without a path",
    {},
    {
      op: "replace",
      value: {
        "name.givenName": "a",
        "name.familyName": "b",
        displayName: "d",
        [`${E}:department`]: "x",
        active: "False",
      },
    },
    { name: { givenName: "a", familyName: "b" }, displayName: "d", active: false, [E]: { department: "x" } },
  ],
  ["an active as text", { active: true }, { op: "Replace", path: "active", value: "False" }, { active: false }],
  [
    "add to a list keeps the others",
    { emails: [home] },
    { op: "add", path: "emails", value: [work] },
    { emails: [home, work] },
  ],
  [
    "add of one entry without a list",
    { emails: [home] },
    { op: "add", path: "emails", value: work },
    { emails: [home, work] },
  ],
  [
    "add of an equal entry changes nothing",
    { emails: [home, work] },
    { op: "add", path: "emails", value: [work] },
    { emails: [home, work] },
  ],
  [
    "replace of a list replaces all of it",
    { emails: [home] },
    { op: "replace", path: "emails", value: [work] },
    { emails: [work] },
  ],
  [
    "replace of a list without a path, too",
    { emails: [home] },
    { op: "replace", value: { emails: [work] } },
    { emails: [work] },
  ],
  ["remove of a list", { emails: [home] }, { op: "remove", path: "emails" }, {}],
  [
    "remove of named entries only",
    { emails: [home, work] },
    { op: "Remove", path: "emails", value: [{ value: "h@x" }] },
    { emails: [work] },
  ],
  [
    "roles stay the text they are",
    {},
    { op: "Add", path: "roles", value: [{ value: '{"id":"1"}' }] },
    { roles: [{ value: '{"id":"1"}' }] },
  ],
  [
    "a manager in a list",
    {},
    { op: "Add", path: "manager", value: [{ $ref: "../Users/m", value: "m" }] },
    { [E]: { manager: { $ref: "../Users/m", value: "m" } } },
  ],
  [
    "a manager as text with the dotted URN",
    {},
    { op: "Add", path: `${E}.manager`, value: "m" },
    { [E]: { manager: { value: "m" } } },
  ],
  [
    "an empty manager clears",
    { [E]: { manager: { value: "m" } } },
    { op: "Replace", path: `${E}:manager`, value: "" },
    {},
  ],
  [
    "a manager is removed",
    { [E]: { manager: { value: "m" }, division: "v" } },
    { op: "Remove", path: `${E}:manager` },
    { [E]: { division: "v" } },
  ],
  [
    "another manager does not keep the address of the old one",
    { [E]: { manager: { value: "m", $ref: "../Users/m" } } },
    { op: "Replace", path: "manager", value: "n" },
    { [E]: { manager: { value: "n" } } },
  ],
  [
    "nor does another value alone",
    { [E]: { manager: { value: "m", $ref: "../Users/m" } } },
    { op: "Replace", path: `${E}:manager.value`, value: "n" },
    { [E]: { manager: { value: "n" } } },
  ],
  [
    "an empty value takes the address with it",
    { [E]: { manager: { value: "m", $ref: "../Users/m" } } },
    { op: "Replace", path: "manager.value", value: "" },
    {},
  ],
  [
    "the same manager keeps the address",
    { [E]: { manager: { value: "m", $ref: "../Users/m" } } },
    { op: "Replace", path: "manager", value: "m" },
    { [E]: { manager: { value: "m", $ref: "../Users/m" } } },
  ],
  [
    "an entry whose value is empty is none",
    { phoneNumbers: [{ value: "1", type: "work" }] },
    { op: "replace", path: "phoneNumbers", value: [{ type: "work", value: "" }] },
    {},
  ],
  [
    "a whole extension is added, its schemas ignored",
    { [E]: { division: "v" } },
    { op: "add", path: E, value: { schemas: [E], department: "d" } },
    { [E]: { division: "v", department: "d" } },
  ],
  ["a whole extension is removed", { [E]: { division: "v" } }, { op: "remove", path: E }, {}],
  [
    "what the server sets is passed over without a path",
    {},
    { op: "replace", value: { id: "x", meta: {}, groups: [], schemas: [], title: "t" } },
    { title: "t" },
  ],
  ["a password is taken and dropped", {}, { op: "replace", path: "password", value: "secret" }, {}],
];

describe("applyPatch", () => {
  it.each(cases)("%s", (_, document, operation, expected) => {
    expect(patched(document, operation)).toEqual(expected);
  });

  it("lists the schemas that are used", () => {
    expect(patchUser({}, { op: "add", path: `${E}:department`, value: "d" }).schemas).toEqual([USER_URN, E]);
    expect(patchUser({ [E]: { department: "d" } }, { op: "remove", path: `${E}:department` }).schemas).toEqual([
      USER_URN,
    ]);
  });

  it("applies operations in order", () => {
    const operations = [
      { op: "add", path: "title", value: "a" },
      { op: "remove", path: "title" },
      { op: "add", path: "title", value: "b" },
    ];
    expect(patched({}, ...operations)).toEqual({ title: "b" });
  });

  it.each<[string, string, JsonObject]>([
    ["mutability", "id", { op: "replace", path: "id", value: "x" }],
    ["mutability", "meta.created", { op: "replace", path: "meta.created", value: "x" }],
    ["mutability", "groups", { op: "add", path: "groups", value: [] }],
    ["mutability", "schemas", { op: "add", path: "schemas", value: [] }],
    ["mutability", `${E}:manager.displayName`, { op: "add", path: "manager.displayName", value: "x" }],
    ["mutability", "userName", { op: "remove", path: "userName" }],
    ["invalidValue", "userName", { op: "replace", path: "userName", value: "" }],
    ["invalidValue", "title", { op: "add", path: "title" }],
    ["invalidValue", "active", { op: "replace", path: "active", value: "maybe" }],
    ["invalidValue", E, { op: "add", path: E, value: "x" }],
  ])("refuses with %s what concerns %s", (scimType, path, operation) => {
    expect(() => patchUser({}, operation)).toThrow(
      expect.objectContaining({ status: 400, scimType, message: expect.stringContaining(`"${path}"`) }),
    );
  });

  it("leaves the given document as it was, also when a later operation fails", () => {
    const document = { title: "t", emails: [home] };
    const operations = [
      { op: "replace", path: "emails", value: [work] },
      { op: "replace", path: "id", value: "x" },
    ];
    expect(() => patchUser(document, ...operations)).toThrow("set by the server");
    patchUser(document, operations[0] ?? {});
    expect(document).toEqual({ title: "t", emails: [home] });
  });

  it("add and then remove of a new entry gives back what was", () => {
    const added = { value: "only-here", type: "other" };
    fc.assert(
      fc.property(userBodies, (body) => {
        const document = validateResource(userResourceType, normaliseResource(userResourceType, body));
        const add = { op: "add", path: "phoneNumbers", value: [added] };
        const remove = { op: "remove", path: 'phoneNumbers[value eq "only-here" and type eq "other"]' };
        expect(patchUser(document, add, remove)).toEqual(document);
        expect(patchUser(document, add).phoneNumbers).toContainEqual(added);
      }),
      { numRuns: 50 },
    );
  });

  it("replace of every attribute by itself changes nothing", () => {
    fc.assert(
      fc.property(userBodies, (body) => {
        const document = validateResource(userResourceType, normaliseResource(userResourceType, body));
        expect(patchUser(document, { op: "replace", value: document })).toEqual(document);
      }),
      { numRuns: 50 },
    );
  });
});
