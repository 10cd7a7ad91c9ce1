import { describe, expect, it } from "vitest";
import { printPath } from "../schema/attribute-path";
import { groupResourceType, userResourceType } from "../schema/resource-types";
import { ENTERPRISE_USER_URN } from "../urns";
import { type BoundFilter, bindFilter } from "./bind";
import { parseFilter } from "./parse";

const bind = (text: string, type = userResourceType) => bindFilter(type, parseFilter(text));

function shape(filter: BoundFilter): string {
  switch (filter.kind) {
    case "and":
    case "or":
      return `(${filter.operands.map(shape).join(` ${filter.kind} `)})`;
    case "not":
      return `!${shape(filter.operand)}`;
    case "present":
      return `${printPath(filter.target)} pr`;
    case "unassigned":
      return "unassigned";
    case "valuePath":
      return `${printPath(filter.target)}[${shape(filter.filter)}]`;
    case "compare":
      return `${printPath(filter.target)} ${filter.operator} ${JSON.stringify(filter.value)}`;
    default:
      return filter satisfies never;
  }
}

describe("bindFilter", () => {
  it.each([
    ['USERNAME eq "Ada"', 'userName eq "ada"'],
    ['externalId eq "Ada"', 'externalId eq "Ada"'],
    ["externalId eq jyoung", 'externalId eq "jyoung"'],
    ["externalId eq 42", 'externalId eq "42"'],
    ['urn:ietf:params:scim:schemas:core:2.0:user:username eq "a"', 'userName eq "a"'],
    [`${ENTERPRISE_USER_URN}:department eq "D"`, `${ENTERPRISE_USER_URN}:department eq "d"`],
    [`${ENTERPRISE_USER_URN}:manager eq "M"`, `${ENTERPRISE_USER_URN}:manager.value eq "M"`],
    ['manager eq "M"', `${ENTERPRISE_USER_URN}:manager.value eq "M"`],
    ['emails co "B"', 'emails.value co "b"'],
    ['emails[Type eq "Work"]', 'emails[type eq "work"]'],
    ['emails[type eq "work"].value eq "X"', 'emails[(type eq "work" and value eq "x")]'],
    ["active eq true", "active eq true"],
    ['active eq "False"', "active eq false"],
    ['roles[primary eq "True"]', "roles[primary eq true]"],
    ["active ne true", "!active eq true"],
    ["title eq null", "!title pr"],
    ["title ne null", "title pr"],
    ["name pr", "name pr"],
    ['meta.lastModified gt "2026-01-31T08:00:00.1234567+01:00"', "meta.lastModified gt 1769842800123"],
    ['id eq "usr_1"', 'id eq "usr_1"'],
  ])("binds %s", (text, expected) => {
    expect(shape(bind(text))).toBe(expected);
  });

  it.each([
    ['userName eq "a"', "unassigned"],
    ['userName ne "a"', "!unassigned"],
    ["userName pr", "unassigned"],
    ["userName eq null", "!unassigned"],
    ["userName ne null", "unassigned"],
    ['emails[type eq "work"] or displayName eq "D"', '(unassigned or displayName eq "d")'],
  ])("beside people, a group has no value for what only they have: %s", (text, expected) => {
    expect(shape(bindFilter(groupResourceType, parseFilter(text), [userResourceType]))).toBe(expected);
  });

  it("what neither of two types has is refused", () => {
    const bound = () => bindFilter(groupResourceType, parseFilter("shoeSize pr"), [userResourceType]);
    expect(bound).toThrow(expect.objectContaining({ scimType: "invalidFilter" }));
  });

  it.each([
    ['members eq "U"', 'members.value eq "U"'],
    ['members[value eq "U"]', 'members[value eq "U"]'],
    ['displayName eq "Crew"', 'displayName eq "crew"'],
  ])("binds %s on groups", (text, expected) => {
    expect(shape(bind(text, groupResourceType))).toBe(expected);
  });

  it.each([
    ['shoeSize eq "1"', "shoeSize", 0],
    ['active eq true and shoeSize eq "1"', "shoeSize", 19],
    ['name.shoeSize eq "1"', "name.shoeSize", 0],
    ['userName.value eq "1"', "userName.value", 0],
    [`${ENTERPRISE_USER_URN} pr`, ENTERPRISE_USER_URN, 0],
    ['emails[shoeSize eq "1"]', "shoeSize", 7],
    ['userName[value eq "1"]', "userName", 0],
    ['name eq "Ada"', "name", 0],
    ["active gt true", "active", 0],
    ['active co "t"', "active", 0],
    ['active eq "yes"', "active", 0],
    ['meta.created co "2026"', "meta.created", 0],
    ['meta.created eq "yesterday"', "created", 0],
    ["userName gt null", "null", 0],
    ['x509Certificates co "A"', "x509Certificates", 0],
    ['members eq "x"', "members", 0],
  ])("refuses %s and names %s at position %i", (text, name, position) => {
    expect(() => bind(text)).toThrow(
      expect.objectContaining({ status: 400, scimType: "invalidFilter", message: expect.stringContaining(name) }),
    );
    expect(() => bind(text)).toThrow(`position ${position})`);
  });

  it("refuses what is never returned", () => {
    for (const text of ['password eq "x"', "password pr"]) expect(() => bind(text)).toThrow("never returned");
  });

  it("keeps the value as written beside the folded one", () => {
    expect(bind('userName eq "Ada"')).toMatchObject({ value: "ada", written: "Ada" });
  });
});
