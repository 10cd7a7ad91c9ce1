import { describe, expect, it } from "vitest";
import { userResourceType } from "@/scim";
import { bindFilter } from "@/scim/filter/bind";
import { operatorFits } from "@/scim/filter/bind-value";
import { parseFilter } from "@/scim/filter/parse";
import { COMPARE_OPERATORS } from "@/scim/filter/tree";
import { CONNECTIVES, OPERATORS } from "./operators";

const TYPES = ["string", "reference", "integer", "decimal", "dateTime", "boolean", "binary", "complex"] as const;

describe("the operators of the reference", () => {
  it("are all that a filter may have", () => {
    expect(OPERATORS.map(({ operator }) => operator).toSorted()).toEqual([...COMPARE_OPERATORS, "pr"].toSorted());
  });

  it.each(COMPARE_OPERATORS)("%s compares the types that it says", (operator) => {
    const described = OPERATORS.find((each) => each.operator === operator);
    expect(described?.types.toSorted()).toEqual(TYPES.filter((type) => operatorFits(type, operator)).toSorted());
  });

  it.each([...OPERATORS, ...CONNECTIVES].map(({ example }) => example))(
    "the example %s is a filter on users",
    (example) => {
      expect(bindFilter(userResourceType, parseFilter(example))).toBeDefined();
    },
  );

  it.each(OPERATORS)("the example of $operator uses it", ({ operator, example }) => {
    expect(example.split(" ")).toContain(operator);
  });
});
