import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseResource } from "../compat/normalise";
import type { JsonObject } from "../json";
import { CHARS_MAX, INDEXED_CHARS_MAX } from "../schema/attribute";
import { groupResourceType, userResourceType } from "../schema/resource-types";
import { userBodies } from "../testing/arbitraries";
import { ENTERPRISE_USER_URN as E, GROUP_URN, USER_URN } from "../urns";
import { validateResource } from "./validate";

const validate = (resource: JsonObject) => validateResource(userResourceType, { userName: "a", ...resource });

describe("validateResource", () => {
  it("keeps what the client sent, in schema order, under the schemas that are used", () => {
    const document = validate({ title: " t ", [E]: { department: "d" }, externalId: "x", schemas: ["urn:other"] });
    expect(document).toEqual({
      schemas: [USER_URN, E],
      externalId: "x",
      userName: "a",
      title: " t ",
      [E]: { department: "d" },
    });
    expect(Object.keys(document)).toEqual(["schemas", "externalId", "userName", "title", E]);
  });

  it("leaves out what is unassigned, made by the server or never stored", () => {
    const nothing = {
      title: null,
      emails: [],
      roles: [{ value: null }],
      name: { givenName: null },
      [E]: { manager: { displayName: "M" } },
    };
    const served = { id: "1", meta: { version: "x" }, groups: [{ value: "g" }], password: "secret" };
    expect(validate({ ...nothing, ...served })).toEqual({ schemas: [USER_URN], userName: "a" });
  });

  it.each<[string, JsonObject]>([
    ["userName", { userName: null }],
    ["userName", { userName: "  " }],
    ["userName", { userName: "x".repeat(INDEXED_CHARS_MAX + 1) }],
    ["userName", { userName: { value: "a" } }],
    ["userName", { userName: ["a", "b"] }],
    ["title", { title: true }],
    ["title", { title: "x".repeat(CHARS_MAX + 1) }],
    ["active", { active: "yes" }],
    ["active", { active: 1 }],
    ["name", { name: "Ada" }],
    ["name.givenName", { name: { givenName: ["a", "b"] } }],
    ["emails", { emails: { value: "a" } }],
    ["emails[1]", { emails: [{ value: "a" }, 5] }],
    ["emails[0].value", { emails: [{ value: { a: 1 } }] }],
    ["emails[0].value", { emails: [{ value: "x".repeat(INDEXED_CHARS_MAX + 1) }] }],
    ["roles[0].primary", { roles: [{ value: "a", primary: "maybe" }] }],
    [`${E}:department`, { [E]: { department: {} } }],
    [`${E}:manager.value`, { [E]: { manager: { value: 5 } } }],
  ])("refuses a wrong %s by its name", (path, resource) => {
    expect(() => validate(resource)).toThrow(
      expect.objectContaining({ status: 400, scimType: "invalidValue", message: expect.stringContaining(`"${path}"`) }),
    );
  });

  it.each<[string, JsonObject]>([
    ['"active" takes true or false, not "Enabled".', { active: "Enabled" }],
    ['"userName" takes text, not a list of 2.', { userName: ["a", "b"] }],
    ['"emails[0].value" takes text, not an object.', { emails: [{ value: {} }] }],
    ['not "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx….', { active: "x".repeat(50) }],
  ])("says %s", (detail, resource) => {
    expect(() => validate(resource)).toThrow(detail);
  });

  it("wants a displayName of a group", () => {
    expect(() => validateResource(groupResourceType, {})).toThrow('"displayName" is required');
    expect(validateResource(groupResourceType, { displayName: "G" })).toEqual({
      schemas: [GROUP_URN],
      displayName: "G",
    });
  });

  it("takes the longest values that are allowed", () => {
    const userName = "x".repeat(INDEXED_CHARS_MAX);
    expect(validate({ userName }).userName).toBe(userName);
    expect(validate({ x509Certificates: [{ value: "A".repeat(CHARS_MAX) }] })).toHaveProperty("x509Certificates");
  });

  it("keeps the first of several primary entries and every false as it was sent", () => {
    const entries = [
      { value: "a", primary: false },
      { value: "b", primary: true },
      { value: "c", primary: true },
      { value: "d" },
    ];
    expect(validate({ emails: entries }).emails).toEqual([
      { value: "a", primary: false },
      { value: "b", primary: true },
      { value: "c", primary: false },
      { value: "d" },
    ]);
  });

  it("a document that was validated is valid and stays the same", () => {
    fc.assert(
      fc.property(userBodies, (body) => {
        const document = validateResource(userResourceType, normaliseResource(userResourceType, body));
        expect(validateResource(userResourceType, normaliseResource(userResourceType, document))).toEqual(document);
      }),
      { numRuns: 50 },
    );
  });
});
