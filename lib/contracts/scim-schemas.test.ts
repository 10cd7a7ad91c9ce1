import { describe, expect, it } from "vitest";
import { addScimAttribute, changeScimAttribute, declareScimSchema } from "./scim-schemas";

function urnProblem(urn: string): string | undefined {
  return declareScimSchema.input.safeParse({ urn, name: "n" }).error?.issues[0]?.message;
}

/** The first message of each field. */
function problems(contract: typeof addScimAttribute | typeof changeScimAttribute, input: object) {
  const issues = contract.input.safeParse({ urn: "urn:example:work", name: "badge", ...input }).error?.issues ?? [];
  return Object.fromEntries(issues.toReversed().map(({ path, message }) => [String(path[0]), message]));
}

describe("a URN", () => {
  it.each([
    "urn:acme:people",
    "URN:Acme:People",
    "urn:okta:acme_app:1.0:user:custom",
    "urn:ietf:params:scim:schemas:extension:acme:2.0:User",
    "urn:ietf:params:scim:schemas:extension:enterprises:2.0:User",
    "urn:ietf:params:other",
    `urn:acme:${"x".repeat(191)}`,
  ])("may be %s", (urn) => {
    expect(urnProblem(urn)).toBeUndefined();
  });

  it.each([
    ["", /Give the schema a URN/],
    ["acme:people", /A URN is/],
    ["urn:acme", /A URN is/],
    ["urn:a:people", /A URN is/],
    ["urn:-acme:people", /A URN is/],
    ["urn:acme:", /A URN is/],
    ["urn:acme:people:", /A URN is/],
    ["urn:acme:people.", /A URN is/],
    ["urn:acme:pe ople", /A URN is/],
    ["urn:acme:pe[ople", /A URN is/],
    ["urn:acme:pe%20ople", /A URN is/],
    ["urn:acme:pé", /A URN is/],
    [`urn:acme:${"x".repeat(192)}`, /At most 200/],
    ["urn:ietf:params:scim", /taken/],
    ["urn:ietf:params", /taken/],
    ["urn:IETF:params:scim:schemas:core:2.0:User", /taken/],
    ["urn:ietf:params:scim:schemas:core:2.0:Other", /taken/],
    ["urn:ietf:params:scim:schemas:extension", /taken/],
    ["urn:ietf:params:scim:schemas:extension:enterprise", /taken/],
    ["urn:ietf:params:scim:schemas:extension:Enterprise:2.0:User", /taken/],
    ["urn:ietf:params:scim:schemas:extension:enterprise:3.0:User", /taken/],
  ])("may not be %j", (urn, message) => {
    expect(urnProblem(urn)).toMatch(message);
  });
});

describe("an attribute", () => {
  it.each(["a", "badge", "Badge_No-2", "value", "id", "x".repeat(64)])("may be named %s", (name) => {
    expect(problems(addScimAttribute, { name })).toEqual({});
  });

  it.each(["", " ", "2nd", "_a", "-a", "a.b", "a b", "$ref", "schöne", "x".repeat(65)])(
    "may not be named %j",
    (name) => {
      expect(problems(addScimAttribute, { name })).toHaveProperty("name");
    },
  );

  it.each(["constructor", "toString", "valueOf", "hasOwnProperty"])(
    "is not named as what every object has: %s",
    (name) => {
      expect(problems(addScimAttribute, { name })).toHaveProperty("name");
    },
  );

  it("is an optional text that everybody sees, when nothing else is said", () => {
    expect(addScimAttribute.input.parse({ urn: "urn:example:work", name: " badge " })).toEqual({
      urn: "urn:example:work",
      name: "badge",
      type: "string",
      description: "",
      multiValued: false,
      required: false,
      caseExact: false,
      mutability: "readWrite",
      returned: "default",
      uniqueness: "none",
    });
  });

  it.each([
    [{ mutability: "writeOnly" }, "returned"],
    [{ mutability: "writeOnly", returned: "request" }, "returned"],
    [{ required: true, returned: "request" }, "required"],
    [{ required: true, mutability: "writeOnly", returned: "never" }, "required"],
    [{ uniqueness: "server", multiValued: true }, "uniqueness"],
    [{ uniqueness: "server", type: "boolean" }, "uniqueness"],
    [{ uniqueness: "server", type: "binary" }, "uniqueness"],
    [{ uniqueness: "server", returned: "never" }, "uniqueness"],
    [{ type: "complex" }, "type"],
    [{ mutability: "readOnly" }, "mutability"],
    [{ uniqueness: "global" }, "uniqueness"],
    [{ description: "x".repeat(257) }, "description"],
  ])("cannot be %j: %s says why", (input, field) => {
    expect(problems(addScimAttribute, input)).toEqual({ [field]: expect.stringMatching(/\w/) });
  });

  it.each([
    { mutability: "writeOnly", returned: "never" },
    { mutability: "immutable", required: true, returned: "always", uniqueness: "server", caseExact: true },
    { type: "dateTime", uniqueness: "server", returned: "request" },
    { type: "boolean", multiValued: true },
  ])("can be %j", (input) => {
    expect(problems(addScimAttribute, input)).toEqual({});
  });

  it("is held to the same when it is changed", () => {
    expect(problems(changeScimAttribute, { mutability: "writeOnly" })).toHaveProperty("returned");
    expect(problems(changeScimAttribute, { required: true, returned: "never" })).toHaveProperty("required");
    expect(changeScimAttribute.input.parse({ urn: "u", name: "n", type: "integer", uniqueness: "server" })).toEqual({
      urn: "u",
      name: "n",
      description: "",
      required: false,
      mutability: "readWrite",
      returned: "default",
    });
  });
});
