import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json";
import { groupResourceType, userResourceType } from "../schema/resource-types";
import { userBodies } from "../testing/arbitraries";
import { exampleTypes, WORK } from "../testing/declared-example";
import { ENTERPRISE_USER_URN as E, USER_URN } from "../urns";
import { normaliseResource } from "./normalise";

const cases: readonly (readonly [string, JsonObject, JsonObject])[] = [
  ["names in any case", { USERNAME: "a", Name: { GIVENNAME: "b" } }, { userName: "a", name: { givenName: "b" } }],
  ["dotted keys", { "name.givenName": "a", "name.familyName": "b" }, { name: { givenName: "a", familyName: "b" } }],
  [
    "dotted keys beside the object",
    { name: { givenName: "a" }, "name.familyName": "b" },
    { name: { givenName: "a", familyName: "b" } },
  ],
  [
    "keys with the URN",
    { [`${E}:department`]: "d", [`${USER_URN}:title`]: "t" },
    { [E]: { department: "d" }, title: "t" },
  ],
  [
    "the extension beside its keys",
    { [E]: { division: "x" }, [`${E}:department`]: "d" },
    { [E]: { division: "x", department: "d" } },
  ],
  ["extension attributes without URN", { department: "d" }, { [E]: { department: "d" } }],
  [
    "booleans as text",
    { active: "False", roles: [{ primary: "True" }] },
    { active: false, roles: [{ primary: true }] },
  ],
  ["other text stays for the validator", { active: "yes", title: "True" }, { active: "yes", title: "True" }],
  ["numbers for text", { [E]: { employeeNumber: 701984 } }, { [E]: { employeeNumber: "701984" } }],
  [
    "null and empty text as unassigned",
    { title: null, nickName: "", emails: null },
    { title: null, nickName: null, emails: null },
  ],
  ["null entries fall away", { emails: [null, "", { value: "a" }] }, { emails: [{ value: "a" }] }],
  [
    "entries whose value is empty as none",
    { phoneNumbers: [{ type: "work", value: "" }, { type: "home", value: null }, { type: "fax" }] },
    { phoneNumbers: [{ type: "fax" }] },
  ],
  ["one entry for a list", { emails: { value: "a" } }, { emails: [{ value: "a" }] }],
  [
    "text for an entry",
    { emails: "a", phoneNumbers: ["1", "2"] },
    { emails: [{ value: "a" }], phoneNumbers: [{ value: "1" }, { value: "2" }] },
  ],
  ["a list of one for a single value", { userName: ["a"], title: [] }, { userName: "a", title: null }],
  ["a manager as text, list or object", { [E]: { manager: "m" } }, { [E]: { manager: { value: "m" } } }],
  [
    "a manager in a list",
    { [E]: { manager: [{ $REF: "r", value: "m" }] } },
    { [E]: { manager: { $ref: "r", value: "m" } } },
  ],
  [
    "a manager and an extension as SCIM 1.1 names them",
    { "urn:scim:schemas:extension:enterprise:1.0": { manager: { managerId: "m" }, department: "d" } },
    { [E]: { manager: { value: "m" }, department: "d" } },
  ],
  [
    "keys with the extension's old URN",
    { "urn:scim:schemas:extension:enterprise:2.0:User:division": "x" },
    { [E]: { division: "x" } },
  ],
  ["unknown keys", { shoeSize: 1, "urn:x:User": { a: 1 }, name: { first: "a" }, __proto__x: 1 }, { name: {} }],
  ["an extension that is no object", { [E]: null, userName: "a" }, { userName: "a" }],
];

describe("normaliseResource", () => {
  it.each(cases)("takes %s", (_, body, expected) => {
    expect(normaliseResource(userResourceType, body)).toEqual(expected);
  });

  it("takes numbers as text for what a team declared as numbers; Entra writes every value of a PATCH so", () => {
    const body = { [WORK]: { level: "7", share: "0.25", locker: "", shifts: ["1", "x"] } };
    expect(normaliseResource(exampleTypes.User, body)).toEqual({
      [WORK]: { level: 7, share: 0.25, locker: null, shifts: [1, "x"] },
    });
  });

  it("reads members without type, with other names and with null", () => {
    const members = [{ value: "u1", $ref: null, displayName: "x" }, "u2"];
    expect(normaliseResource(groupResourceType, { Members: members })).toEqual({
      members: [{ value: "u1", $ref: null }, { value: "u2" }],
    });
  });

  it("leaves a member without an id to be refused: nobody is not meant", () => {
    const body = { members: [{ value: "", display: "x" }] };
    expect(normaliseResource(groupResourceType, body)).toEqual({ members: [{ value: null }] });
  });

  it("changes nothing the second time, nor the body it was given", () => {
    fc.assert(
      fc.property(userBodies, (body) => {
        const given = structuredClone(body);
        const once = normaliseResource(userResourceType, body);
        expect(normaliseResource(userResourceType, once)).toEqual(once);
        expect(body).toEqual(given);
      }),
      { numRuns: 50 },
    );
  });

  it("does not let a key reach the prototype", () => {
    const body = JSON.parse('{"userName":"a","__proto__":{"active":true},"name":{"constructor":"x"}}') as JsonObject;
    const result = normaliseResource(userResourceType, body);
    expect(result).toEqual({ userName: "a", name: {} });
    expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
  });
});
