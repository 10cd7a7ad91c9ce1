import { describe, expect, it } from "vitest";
import { declaredAttribute } from "@/lib/contracts/scim-schemas";
import { traitTexts, typeText } from "./attribute-words";

function texts(traits: object): readonly string[] {
  return traitTexts(declaredAttribute.parse({ name: "badge", ...traits }));
}

describe("the words for an attribute", () => {
  it("say nothing of what is as it is by default", () => {
    expect(texts({})).toEqual([]);
  });

  it("say each thing that is not", () => {
    expect(texts({ required: true, uniqueness: "server", caseExact: true, mutability: "immutable" })).toEqual([
      "Required",
      "Unique",
      "Case exact",
      "Set once",
    ]);
    expect(texts({ returned: "always" })).toEqual(["Always returned"]);
    expect(texts({ returned: "request" })).toEqual(["Returned on request"]);
    expect(texts({ returned: "never" })).toEqual(["Never returned"]);
  });

  it("say once that what can only be written is not returned, and nothing of case where there is none", () => {
    expect(texts({ mutability: "writeOnly", returned: "never" })).toEqual(["Write only"]);
    expect(texts({ type: "integer", caseExact: true })).toEqual([]);
  });

  it("name the type as SCIM does", () => {
    expect([
      typeText({ type: "dateTime", multiValued: false }),
      typeText({ type: "string", multiValued: true }),
    ]).toEqual(["dateTime", "string list"]);
  });
});
