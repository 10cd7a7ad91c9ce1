import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "../json";
import { printPath } from "../schema/attribute-path";
import { groupResourceType, userResourceType } from "../schema/resource-types";
import { ENTERPRISE_USER_URN as E } from "../urns";
import { PATCH_OPERATIONS_MAX, type PatchOperation, parsePatch } from "./parse";

const parse = (...operations: JsonValue[]) => parsePatch(userResourceType, { Operations: operations });

function shape({ verb, target, explicit }: PatchOperation): string {
  const place = "extension" in target ? target.extension.id : `${printPath(target)}${target.filter ? " filtered" : ""}`;
  return `${verb} ${place}${explicit ? "" : " implied"}`;
}

describe("parsePatch", () => {
  it.each<[JsonObject, string[]]>([
    [{ op: "Add", path: "title", value: "t" }, ["add title"]],
    [{ OP: "REPLACE", PATH: "NAME.familyname", Value: "t" }, ["replace name.familyName"]],
    [
      { op: "replace", path: null, value: { active: false, id: "x" } },
      ["replace active implied", "replace id implied"],
    ],
    [{ op: "add", path: "", value: { "name.givenName": "a", shoeSize: 1 } }, ["add name.givenName implied"]],
    [{ op: "add", value: { [`${E}:department`]: "d", [E]: {} } }, [`add ${E}:department implied`, `add ${E} implied`]],
    [{ op: "add", value: { 'emails[type eq "work"].value': "a" } }, ["add emails.value filtered implied"]],
    [{ op: "replace", path: 'emails[type eq "work"]', value: {} }, ["replace emails filtered"]],
    [{ op: "remove", path: E }, [`remove ${E}`]],
    [{ op: "replace", path: `${E}.manager`, value: "m" }, [`replace ${E}:manager`]],
    [{ op: "replace", value: {} }, []],
  ])("reads %j", (operation, expected) => {
    expect(parse(operation).map(shape)).toEqual(expected);
  });

  it("takes the message with keys in any case and without schemas", () => {
    const body = { SCHEMAS: "x", operations: [{ op: "remove", path: "title" }] };
    expect(parsePatch(userResourceType, body).map(shape)).toEqual(["remove title"]);
    expect(parse()).toEqual([]);
  });

  it.each<[string, JsonObject]>([
    ["no Operations", {}],
    ["Operations as an object", { Operations: { op: "add" } }],
    ["an operation that is text", { Operations: ["add"] }],
    ["an operation without op", { Operations: [{ path: "title", value: "t" }] }],
    ["op as a number", { Operations: [{ op: 1, path: "title" }] }],
    ["op copy", { Operations: [{ op: "copy", path: "title" }] }],
    ["a path that is no text", { Operations: [{ op: "add", path: 5, value: "t" }] }],
    ["a value that is no object without a path", { Operations: [{ op: "add", value: "t" }] }],
  ])("refuses %s as invalidSyntax", (_, body) => {
    expect(() => parsePatch(userResourceType, body)).toThrow(
      expect.objectContaining({ status: 400, scimType: "invalidSyntax" }),
    );
  });

  it("refuses a remove without a path as noTarget", () => {
    expect(() => parse({ op: "remove" })).toThrow(expect.objectContaining({ status: 400, scimType: "noTarget" }));
  });

  it.each(["shoeSize", "name.shoeSize", 'title[value eq "x"]', 'emails[type eq "work"].shoeSize', "a b", `${E}[a pr]`])(
    "refuses the path %s as invalidPath",
    (path) => {
      expect(() => parse({ op: "add", path, value: "x" })).toThrow(
        expect.objectContaining({ status: 400, scimType: "invalidPath" }),
      );
    },
  );

  it.each(["emails[", 'emails[shoeSize eq "x"]', "emails[type eq]", 'emails[type gt "x" and primary gt true]'])(
    "refuses the filter of the path %s as invalidFilter (RFC 7644 table 9)",
    (path) => {
      expect(() => parse({ op: "add", path, value: "x" })).toThrow(
        expect.objectContaining({ status: 400, scimType: "invalidFilter" }),
      );
    },
  );

  it("refuses more operations than it takes with 413", () => {
    const operations = Array.from({ length: PATCH_OPERATIONS_MAX + 1 }, () => ({ op: "remove", path: "title" }));
    expect(() => parse(...operations)).toThrow(expect.objectContaining({ status: 413 }));
    expect(parse(...operations.slice(1))).toHaveLength(PATCH_OPERATIONS_MAX);
  });

  it("knows the attributes of the type", () => {
    const operations = [{ op: "add", path: "members", value: [] }];
    expect(parsePatch(groupResourceType, { Operations: operations }).map(shape)).toEqual(["add members"]);
    expect(() => parse(...operations)).toThrow('User has no attribute "members"');
  });
});
