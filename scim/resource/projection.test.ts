import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJsonObject, type JsonObject, type JsonValue, jsonEquals } from "../json";
import { groupResourceType, userResourceType } from "../schema/resource-types";
import { userBodies } from "../testing/arbitraries";
import { ENTERPRISE_USER_URN as E, USER_URN } from "../urns";
import { parseProjection, projectionShows, projectResource } from "./projection";

const user: JsonObject = {
  schemas: [USER_URN, E],
  id: "u1",
  userName: "ada",
  name: { givenName: "Ada", familyName: "Lovelace" },
  emails: [{ value: "a@x", type: "work" }, { type: "home" }],
  [E]: { department: "d", manager: { value: "m" } },
  meta: { version: "1" },
};
const always = { schemas: user.schemas, id: "u1" };

function project(attributes?: string, excluded?: string): JsonObject {
  return projectResource(userResourceType, parseProjection(userResourceType, attributes, excluded), user);
}

describe("attributes", () => {
  it.each<[string, JsonObject]>([
    ["userName", { userName: "ada" }],
    [" USERNAME , id", { userName: "ada" }],
    ["name.familyName", { name: { familyName: "Lovelace" } }],
    ["name.familyName,name", { name: user.name ?? null }],
    ["emails.value", { emails: [{ value: "a@x" }] }],
    ['emails[type eq "work"].value', { emails: [{ value: "a@x" }] }],
    [E, { [E]: user[E] ?? null }],
    [`${E}:department`, { [E]: { department: "d" } }],
    ["manager", { [E]: { manager: { value: "m" } } }],
    ["meta.version", { meta: { version: "1" } }],
    ["shoeSize", {}],
  ])("%s gives these beside id and schemas", (attributes, expected) => {
    expect(project(attributes)).toEqual({ ...always, ...expected });
  });

  it.each(["", " ", ","])("%j is none given", (attributes) => {
    expect(project(attributes)).toEqual(user);
  });
});

describe("excludedAttributes", () => {
  it("takes away what it names, but never id and schemas", () => {
    expect(project(undefined, `id,schemas,emails,name.givenName,${E}:manager,meta`)).toEqual({
      ...always,
      userName: "ada",
      name: { familyName: "Lovelace" },
      [E]: { department: "d" },
    });
    expect(project(undefined, E)).not.toHaveProperty([E]);
    expect(project(undefined, "shoeSize")).toEqual(user);
  });

  it("cannot stand beside attributes", () => {
    expect(() => project("userName", "name")).toThrow(
      expect.objectContaining({ status: 400, scimType: "invalidValue" }),
    );
  });
});

describe("projectionShows", () => {
  it.each([
    [undefined, undefined, true],
    [undefined, "members", false],
    [undefined, "members.value", true],
    [undefined, "displayName", true],
    ["id", undefined, false],
    ["displayName,members", undefined, true],
    ["members.value", undefined, true],
  ])("attributes %s, excludedAttributes %s: members %s", (attributes, excluded, shown) => {
    const projection = parseProjection(groupResourceType, attributes, excluded);
    expect(projectionShows(groupResourceType, projection, "members")).toBe(shown);
  });
});

describe("any projection", () => {
  const names = fc.constantFrom(
    "userName",
    "name.givenName",
    "emails",
    "emails.value",
    E,
    `${E}:manager.value`,
    "roles.type",
    "x",
  );

  it("is a part of the resource", () => {
    fc.assert(
      fc.property(userBodies, fc.array(names, { minLength: 1, maxLength: 4 }), fc.boolean(), (body, list, isOnly) => {
        const { password: _, ...whole } = body;
        const text = list.join(",");
        const projection = parseProjection(userResourceType, isOnly ? text : undefined, isOnly ? undefined : text);
        expect(isPartOf(projectResource(userResourceType, projection, whole), whole)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it("a list of which nothing is shown is left out: it must not look empty", () => {
    const group = { members: [{ value: "usr_1", $ref: "https://x/usr_1", type: "User" }], displayName: "g" };
    const except = parseProjection(groupResourceType, undefined, "members.value,members.$ref,members.type");
    expect(projectResource(groupResourceType, except, group)).toEqual({ displayName: "g" });
    const only = parseProjection(groupResourceType, "members.value", undefined);
    expect(projectResource(groupResourceType, only, { ...group, members: [] })).toEqual({ members: [] });
  });
});

/** Every value is there, entries in the same order; what has nothing left may be missing. */
function isPartOf(part: JsonValue, whole: JsonValue | undefined): boolean {
  if (Array.isArray(part) && Array.isArray(whole)) {
    let at = 0;
    return part.every((entry) => {
      const found = whole.findIndex((candidate, index) => index >= at && isPartOf(entry, candidate));
      at = found + 1;
      return found !== -1;
    });
  }
  if (!isJsonObject(part) || !isJsonObject(whole)) return jsonEquals(part, whole);
  return Object.entries(part).every(([key, value]) => isPartOf(value, whole[key]));
}
