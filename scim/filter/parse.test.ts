import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filterTrees } from "../testing/arbitraries";
import { printFilter } from "../testing/print-filter";
import { FILTER_DEPTH_MAX, FILTER_NODES_MAX, parseFilter, parsePatchPath } from "./parse";
import type { FilterNode } from "./tree";

/** Parentheses around everything, to see what binds what. */
function shape(node: FilterNode): string {
  switch (node.kind) {
    case "and":
    case "or":
      return `(${node.operands.map(shape).join(` ${node.kind} `)})`;
    case "not":
      return `!${shape(node.operand)}`;
    case "present":
      return node.path;
    case "valuePath":
      return `${node.path}[${shape(node.filter)}]`;
    case "compare":
      return `${node.path} ${node.operator} ${node.value.kind === "null" ? "null" : `${node.value.kind}:${node.value.text}`}`;
    default:
      return node satisfies never;
  }
}

describe("parseFilter", () => {
  it.each([
    ['userName eq "x"', "userName eq string:x"],
    ['userName Eq "x" AND active PR', "(userName eq string:x and active)"],
    ["a pr or b pr and c pr", "(a or (b and c))"],
    ["(a pr or b pr) and c pr", "((a or b) and c)"],
    ["a pr and b pr and c pr or d pr", "((a and b and c) or d)"],
    ["not (a pr) and b pr", "(!a and b)"],
    ["not(a pr or not (b pr))", "!(a or !b)"],
    ["((a pr))", "a"],
    ["active eq TRUE", "active eq boolean:true"],
    ["manager ne null", "manager ne null"],
    ["n ge -1.5e3", "n ge number:-1.5e3"],
    ["externalId eq jyoung", "externalId eq word:jyoung"],
    ["meta.created gt 2026-01-01T00:00:00Z", "meta.created gt word:2026-01-01T00:00:00Z"],
    ['emails[type eq "work" and not (value pr)]', "emails[(type eq string:work and !value)]"],
    ['emails[type eq "work"].value eq "x"', "emails[(type eq string:work and value eq string:x)]"],
    ['emails[type eq "work"] or a pr', "(emails[type eq string:work] or a)"],
    ["not eq 1", "not eq number:1"],
    [
      'urn:ietf:params:scim:schemas:core:2.0:User:name.givenName sw "a"',
      "urn:ietf:params:scim:schemas:core:2.0:User:name.givenName sw string:a",
    ],
  ])("reads %s", (text, expected) => {
    expect(shape(parseFilter(text))).toBe(expected);
  });

  it.each([
    ["", 0, "an attribute name"],
    ["userName", 8, "an operator"],
    ['userName like "x"', 9, "an operator"],
    ["userName eq", 11, "a value"],
    ["userName eq )", 12, "a value"],
    ['"x" eq userName', 0, "an attribute name"],
    ['a eq "x" b eq "y"', 9, "the end"],
    ["(a pr", 5, '"."'],
    ["a pr)", 4, "the end"],
    ["a pr and", 8, "an attribute name"],
    ["emails[a pr", 11, '"."'],
    ["emails[]", 7, "an attribute name"],
    ["not a pr", 4, "an operator"],
    ["a pr & b pr", 5, "the end"],
  ])("refuses %j at position %i, where %s was expected", (text, position, wanted) => {
    expect(() => parseFilter(text)).toThrow(
      expect.objectContaining({
        status: 400,
        scimType: "invalidFilter",
        message: expect.stringMatching(new RegExp(`position ${position} .*${wanted}`)),
      }),
    );
  });

  it("bounds depth and number of conditions", () => {
    const nested = (depth: number) => `${"(".repeat(depth)}a pr${")".repeat(depth)}`;
    expect(shape(parseFilter(nested(FILTER_DEPTH_MAX)))).toBe("a");
    expect(() => parseFilter(nested(FILTER_DEPTH_MAX + 1))).toThrow("nested deeper than 40 levels");
    const chain = (count: number) => Array.from({ length: count }, () => "a pr").join(" or ");
    expect(parseFilter(chain(FILTER_NODES_MAX))).toMatchObject({ operands: { length: FILTER_NODES_MAX } });
    expect(() => parseFilter(chain(FILTER_NODES_MAX + 1))).toThrow("more than 300 conditions");
  });

  it("reads what is printed back to the same tree", () => {
    fc.assert(
      fc.property(filterTrees, (tree) => {
        expect(withoutPositions(parseFilter(printFilter(tree)))).toEqual(withoutPositions(tree));
      }),
    );
  });

  it("answers any text with a tree or with invalidFilter", () => {
    const pieces = fc.constantFrom("a", "eq", "and", "not", "(", ")", "[", "]", '"x"', '"', "pr", ".value", "\\", "1");
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        try {
          parseFilter(parts.join(" "));
        } catch (error) {
          expect(error).toMatchObject({ name: "ScimError", scimType: "invalidFilter" });
        }
      }),
    );
  });
});

describe("parsePatchPath", () => {
  it.each([
    ["name.familyName", { path: "name.familyName" }],
    [
      "urn:ietf:params:scim:schemas:core:2.0:User:active",
      { path: "urn:ietf:params:scim:schemas:core:2.0:User:active" },
    ],
    ['emails[type eq "work"]', { path: "emails", filter: "type eq string:work" }],
    ['emails[type eq "work"].value', { path: "emails", filter: "type eq string:work", subAttribute: "value" }],
  ])("reads %s", (text, expected) => {
    const { filter, ...rest } = parsePatchPath(text);
    expect({ ...rest, ...(filter && { filter: shape(filter) }) }).toEqual(expected);
  });

  it.each(["", "[a pr]", "emails[a pr]value", "emails[a pr].", "emails[a pr].a.b", "name x", 'a eq "x"'])(
    "refuses %j",
    (text) => {
      expect(() => parsePatchPath(text)).toThrow(expect.objectContaining({ scimType: "invalidFilter" }));
    },
  );
});

function withoutPositions(node: FilterNode): unknown {
  return JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === "position" ? undefined : value)));
}
