import { describe, expect, it } from "vitest";
import type { JsonObject } from "../json";
import { groupResourceType } from "../schema/resource-types";
import type { MembershipDelta } from "../store";
import { BASE_URL } from "../testing/base-url";
import { isMembersOperation, membershipDelta, readMemberIds } from "./membership-delta";
import { parsePatch } from "./parse";

function deltaOf(...operations: JsonObject[]): MembershipDelta | undefined {
  const parsed = parsePatch(groupResourceType, { Operations: operations });
  return membershipDelta(parsed.filter(isMembersOperation), BASE_URL);
}

const delta = (add: string[], remove: string[], clear = false): MembershipDelta => ({ clear, add, remove });
const chosen = (id: string) => `members[value eq "${id}"]`;

describe("membershipDelta", () => {
  it.each<[string, JsonObject[], MembershipDelta]>([
    [
      "add",
      [
        {
          op: "Add",
          path: "members",
          value: [
            { $ref: null, value: "a" },
            { value: "b", display: "B" },
          ],
        },
      ],
      delta(["a", "b"], []),
    ],
    ["add of one entry", [{ op: "add", path: "members", value: { value: "a" } }], delta(["a"], [])],
    ["add of text", [{ op: "add", path: "members", value: ["a", "a"] }], delta(["a"], [])],
    ["add without a path", [{ op: "add", value: { members: [{ value: "a" }], displayName: "x" } }], delta(["a"], [])],
    ["remove by filter", [{ op: "remove", path: chosen("a") }], delta([], ["a"])],
    [
      "remove by a filter of several",
      [{ op: "remove", path: 'members[value eq "a" or value eq "b"]' }],
      delta([], ["a", "b"]),
    ],
    [
      "remove by a filter that says what all members are",
      [{ op: "remove", path: 'members[type eq "user"]' }],
      delta([], [], true),
    ],
    [
      "remove by a filter that nobody matches",
      [{ op: "remove", path: 'members[type eq "Group" or value eq ""]' }],
      delta([], [""]),
    ],
    [
      "remove by an id and its type",
      [{ op: "remove", path: 'members[value eq "a" and type eq "User"]' }],
      delta([], ["a"]),
    ],
    [
      "remove by two ids at once: nobody",
      [{ op: "remove", path: 'members[value eq "a" and value eq "b"]' }],
      delta([], []),
    ],
    ["remove of everybody with an id", [{ op: "remove", path: "members[value pr]" }], delta([], [], true)],
    ["add of the one that the filter names", [{ op: "add", path: chosen("a"), value: [] }], delta(["a"], [])],
    ["replace of one by nobody", [{ op: "replace", path: chosen("a"), value: null }], delta([], ["a"])],
    ["remove by value", [{ op: "Remove", path: "members", value: [{ value: "a" }] }], delta([], ["a"])],
    ["remove of nobody", [{ op: "Remove", path: "members", value: [] }], delta([], [])],
    ["remove of all", [{ op: "Remove", path: "members" }], delta([], [], true)],
    ["replace", [{ op: "replace", path: "members", value: [{ value: "a" }] }], delta(["a"], [], true)],
    ["replace by nobody", [{ op: "replace", path: "members", value: [] }], delta([], [], true)],
    ["null beside a name", [{ op: "replace", value: { displayName: "x", members: null } }], delta([], [])],
    ["replace of one by another", [{ op: "replace", path: chosen("a"), value: { value: "b" } }], delta(["b"], ["a"])],
    [
      "remove, then add",
      [
        { op: "remove", path: chosen("a") },
        { op: "add", path: "members", value: [{ value: "a" }] },
      ],
      delta(["a"], []),
    ],
    [
      "add, then remove",
      [
        { op: "add", path: "members", value: [{ value: "a" }] },
        { op: "remove", path: chosen("a") },
      ],
      delta([], ["a"]),
    ],
    [
      "replace, then remove",
      [
        { op: "replace", path: "members", value: ["a", "b"] },
        { op: "remove", path: chosen("a") },
      ],
      delta(["b"], [], true),
    ],
    [
      "add, then clear",
      [
        { op: "add", path: "members", value: ["a"] },
        { op: "remove", path: "members" },
      ],
      delta([], [], true),
    ],
  ])("%s", (_, operations, expected) => {
    expect(deltaOf(...operations)).toEqual(expected);
  });

  it.each(['value co "a"', 'value ne "b"', 'not (value eq "b")', `$ref eq "${BASE_URL}/Users/a"`, 'value gt "Z"'])(
    "members[%s] takes back who was added before, and goes along for those whom the group has",
    (filter) => {
      const add = { op: "add", path: "members", value: [{ value: "a" }] };
      const remove = { op: "remove", path: `members[${filter}]` };
      const removal = { clear: false, remove: [], removeWhere: [expect.anything()], baseUrl: BASE_URL };
      expect(deltaOf(add, remove)).toEqual({ ...removal, add: [] });
      expect(deltaOf(remove, add)).toEqual({ ...removal, add: ["a"] });
      expect(deltaOf({ op: "replace", path: "members", value: [{ value: "a" }] }, remove)).toEqual(delta([], [], true));
      expect(deltaOf(remove, { op: "remove", path: "members" })).toEqual(delta([], [], true));
    },
  );

  it("is none when no operation names members", () => {
    expect(deltaOf({ op: "replace", path: "displayName", value: "x" })).toBeUndefined();
  });

  it.each<[string, JsonObject]>([
    ["invalidValue", { op: "add", path: "members" }],
    ["invalidValue", { op: "replace", path: chosen("a") }],
    ["invalidValue", { op: "replace", path: "members", value: null }],
    ["invalidValue", { op: "replace", path: "members", value: "" }],
    ["invalidValue", { op: "replace", path: "members", value: [""] }],
    ["invalidValue", { op: "replace", path: "members", value: [null] }],
    ["invalidValue", { op: "replace", path: "members", value: [{ value: "" }] }],
    ["invalidValue", { op: "remove", path: "members", value: "" }],
    ["invalidValue", { op: "add", path: "members", value: [{ display: "no id" }] }],
    ["invalidValue", { op: "add", path: "members", value: [{ value: "g", type: "Group" }] }],
    ["invalidPath", { op: "replace", path: 'members[value co "a"]', value: [{ value: "a" }] }],
    ["invalidPath", { op: "add", path: 'members[$ref eq "a"]', value: [{ value: "a" }] }],
    ["mutability", { op: "replace", path: "members.type", value: "User" }],
  ])("refuses with %s: %j", (scimType, operation) => {
    expect(() => deltaOf(operation)).toThrow(expect.objectContaining({ status: 400, scimType }));
  });
});

describe("readMemberIds", () => {
  it.each([
    [
      [{ value: "a" }, { value: "a" }, { value: "b" }],
      ["a", "b"],
    ],
    [[], []],
    [[{ value: 7 }], ["7"]],
  ])("reads %j", (value, ids) => {
    expect(readMemberIds(value)).toEqual(ids);
  });
});
