import { describe, expect, it } from "vitest";
import { CREW, declared, exampleTypes, GRADE, WORK } from "../testing/declared-example";
import { ENTERPRISE_USER_URN } from "../urns";
import { INDEXED_CHARS_MAX } from "./attribute";
import { findAttribute, printPath, resolvePath } from "./attribute-path";
import { declareSchemas } from "./declared";
import { coreResourceTypes, groupResourceType } from "./resource-types";

function resolved(text: string): string | undefined {
  const path = resolvePath(exampleTypes.User, text);
  return path && ("extension" in path ? `extension ${path.extension.id}` : printPath(path));
}

function attributeOf(name: string) {
  const schema = exampleTypes.User.extensions.find((extension) => extension.schema.id === WORK)?.schema;
  return findAttribute(schema?.attributes, name);
}

describe("declareSchemas", () => {
  it("adds to the type that was meant, behind what every team has, and required of nobody", () => {
    const urns = (name: "User" | "Group") => exampleTypes[name].extensions.map(({ schema }) => schema.id);
    expect(urns("User")).toEqual([ENTERPRISE_USER_URN, WORK, GRADE]);
    expect(urns("Group")).toEqual([CREW]);
    expect([...exampleTypes.User.extensions, ...exampleTypes.Group.extensions].some(({ required }) => required)).toBe(
      false,
    );
    expect(exampleTypes.User.schema).toBe(coreResourceTypes.User.schema);
  });

  it("leaves a type alone for which nothing is declared", () => {
    expect(declareSchemas([])).toBe(coreResourceTypes);
    const people = declareSchemas([
      { urn: "urn:x:y", name: "n", description: "", resourceType: "User", attributes: [] },
    ]);
    expect(people.Group).toBe(groupResourceType);
  });

  it("knows when answers have to be projected", () => {
    const hides = (returned: "always" | "default" | "request" | "never") =>
      declareSchemas([
        {
          urn: "urn:x:y",
          name: "n",
          description: "",
          resourceType: "Group",
          attributes: [declared("a"), declared("b", { returned })],
        },
      ]).Group.hidesAttributes;
    expect([hides("default"), hides("always"), hides("request"), hides("never")]).toEqual([false, false, true, true]);
    expect(coreResourceTypes.User.hidesAttributes).toBe(false);
  });

  it("compares references and binary values exactly, and keeps unique texts short enough for an index", () => {
    expect([attributeOf("page"), attributeOf("seal"), attributeOf("badge")].map((each) => each?.caseExact)).toEqual([
      true,
      true,
      false,
    ]);
    expect(attributeOf("badge")?.charsMax).toBe(INDEXED_CHARS_MAX);
    expect(attributeOf("skills")?.charsMax).toBeUndefined();
  });
});

describe("paths of declared attributes", () => {
  it.each([
    [`${WORK}:badge`, `${WORK}:badge`],
    [`${WORK.toUpperCase()}:BADGE`, `${WORK}:badge`],
    [`${WORK}.badge`, `${WORK}:badge`],
    [WORK, `extension ${WORK}`],
    ["badge", `${WORK}:badge`],
    ["door-code", `${WORK}:door-code`],
    ["GRADE", `${GRADE}:grade`],
    [`${GRADE}:level`, `${GRADE}:level`],
    ["title", "title"],
  ])("finds %s", (text, expected) => {
    expect(resolved(text)).toBe(expected);
  });

  it.each(["level", `${WORK}:grade`, `${WORK}:badge.value`, `${WORK}x:badge`, CREW])("finds nothing at %j", (text) => {
    expect(resolved(text)).toBeUndefined();
  });

  it("never takes the name of an attribute that everybody has", () => {
    const attributes = [declared("department"), declared("userName")];
    const { User } = declareSchemas([{ urn: "urn:x:y", name: "n", description: "", resourceType: "User", attributes }]);
    const found = ["department", "username", "urn:x:y:username"].map((text) => {
      const path = resolvePath(User, text);
      return path && "attribute" in path && printPath(path);
    });
    expect(found).toEqual([`${ENTERPRISE_USER_URN}:department`, "userName", "urn:x:y:userName"]);
  });
});
