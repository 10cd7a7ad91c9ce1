import fc from "fast-check";
import type { Attribute, JsonObject, JsonValue, ResourceType, Schema } from "@/scim";
import { groupResourceType, userResourceType } from "@/scim";
import { validateResource } from "@/scim/resource/validate";
import { attribute } from "@/scim/schema/attribute";
import { commonAttributes } from "@/scim/schema/common";

/** Attributes of the types that the core schemas have none of. */
const extension: Schema = {
  id: "urn:example:schemas:Random",
  name: "Random",
  description: "For tests",
  attributes: [
    attribute("level", "An integer.", { type: "integer" }),
    attribute("score", "A decimal.", { type: "decimal" }),
    attribute("since", "A time.", { type: "dateTime" }),
    attribute("exact", "A text with case.", { caseExact: true }),
    attribute("tags", "Texts.", { multiValued: true }),
    attribute("levels", "Integers.", { type: "integer", multiValued: true }),
    attribute("times", "Times.", { type: "dateTime", multiValued: true }),
    attribute("flags", "Booleans.", { type: "boolean", multiValued: true }),
  ],
};

export const randomUserType: ResourceType = {
  ...userResourceType,
  extensions: [...userResourceType.extensions, { schema: extension, required: false }],
};
export const randomGroupType: ResourceType = {
  ...groupResourceType,
  extensions: [{ schema: extension, required: false }],
};

/** Few values, so that filters hit; wildcards, quotes, case and non-ASCII are among them. */
const WORDS = ["ada", "Ada", "ÄDA", "a%", "a_b", "o'b", 'q"x', "b\\s", "İx", "ß", "😀", "z z", "1", "true"] as const;
const NUMBERS = [-1, 0, 1, 2, 0.1, 1e21, -2.5] as const;
const TIMES = [
  "2026-01-01T00:00:02.000Z",
  "2026-01-01T00:00:02.0009999Z",
  "2026-01-01t01:00:02.000+01:00",
  "2025-12-31T23:59:59",
  "0001-01-01T00:00:00Z",
] as const;
const word = fc.constantFrom(...WORDS);

function single(each: Attribute): fc.Arbitrary<JsonValue> {
  switch (each.type) {
    case "complex":
      return record(each.subAttributes ?? []);
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.constantFrom(...NUMBERS.filter((number) => Number.isSafeInteger(number)));
    case "decimal":
      return fc.constantFrom(...NUMBERS);
    case "dateTime":
      return fc.constantFrom(...TIMES);
    case "string":
    case "reference":
    case "binary":
      return each.name === "type" ? fc.constantFrom("work", "Home") : word;
    default:
      return each.type satisfies never;
  }
}

/** Some of the attributes; most are left out, so that what is missing is met, too. */
function record(attributes: readonly Attribute[]): fc.Arbitrary<JsonObject> {
  const writable = attributes.filter(({ mutability }) => mutability !== "readOnly" && mutability !== "writeOnly");
  const some = writable.map((each) => {
    const value = each.multiValued ? fc.array(single(each), { minLength: 1, maxLength: 2 }) : single(each);
    return fc.option(value, { nil: null, freq: 1 }).map((given) => ({ [each.name]: given }));
  });
  return fc.tuple(...some).map((parts): JsonObject => Object.assign({}, ...parts));
}

/** Documents as the validator leaves them; names that must be unique are. */
function documents(type: ResourceType, name: string, most: number): fc.Arbitrary<readonly JsonObject[]> {
  const core = type.schema.attributes.filter((each) => each.name !== type.referenceAttribute);
  const extensions = type.extensions.map(({ schema }) => record(schema.attributes).map((value) => [schema.id, value]));
  const one = fc.tuple(record(core), fc.option(word, { nil: null }), fc.tuple(...extensions));
  return fc.array(one, { minLength: 2, maxLength: most }).map((all) =>
    all.map(([values, externalId, extended], index) => {
      const own = {
        ...values,
        active: values.active ?? true,
        externalId,
        [name]: `${WORDS[index % WORDS.length]}-${index}`,
      };
      return validateResource(type, { ...own, ...Object.fromEntries(extended) });
    }),
  );
}

export const userDocuments = documents(randomUserType, "userName", 5);
export const groupDocuments = documents(randomGroupType, "displayName", 3);

interface FilterPath {
  readonly text: string;
  readonly attribute: Attribute;
}

/** Every path of the type that can be filtered by, sub-attributes included. */
function pathsOf(type: ResourceType): readonly FilterPath[] {
  const withPrefix = (prefix: string, attributes: readonly Attribute[]): FilterPath[] =>
    attributes.flatMap((each) => [
      { text: `${prefix}${each.name}`, attribute: each },
      ...(each.subAttributes ?? []).map((sub) => ({ text: `${prefix}${each.name}.${sub.name}`, attribute: sub })),
    ]);
  const extensions = type.extensions.flatMap(({ schema }) => withPrefix(`${schema.id}:`, schema.attributes));
  const all = [...withPrefix("", [...commonAttributes, ...type.schema.attributes]), ...extensions];
  return all.filter(({ attribute: { returned } }) => returned !== "never");
}

const TEXT_OPERATORS = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"];
/** Ids differ between two stores but for their beginning. */
const ID_OPERATORS = ["eq", "ne", "sw", "gt", "ge", "lt", "le"];
const ORDER_OPERATORS = ["eq", "ne", "gt", "ge", "lt", "le"];
const text = fc.oneof(word, fc.constantFrom("ada-0", "a", "", "work", "User", "Team", "https://"));
const texts = text.map((value) => JSON.stringify(value));

/** A condition on a path, by an operator that fits its type. */
function condition(path: string, each: Attribute): fc.Arbitrary<string> {
  const compare = (operators: readonly string[], value: fc.Arbitrary<string | number | boolean>) =>
    fc.tuple(fc.constantFrom(...operators), value).map(([operator, literal]) => `${path} ${operator} ${literal}`);
  const nothing = fc.constantFrom(`${path} pr`, `${path} eq null`, `${path} ne null`);
  switch (each.type) {
    case "complex": {
      const value = each.subAttributes?.find(({ name }) => name === "value");
      return value ? condition(path, value) : fc.constant(`${path} pr`);
    }
    case "boolean":
      return fc.oneof(nothing, compare(["eq", "ne"], fc.boolean()));
    case "integer":
    case "decimal":
      return fc.oneof(nothing, compare(ORDER_OPERATORS, fc.constantFrom(...NUMBERS)));
    case "dateTime":
      return fc.oneof(
        nothing,
        compare(
          ORDER_OPERATORS,
          fc.constantFrom(...TIMES).map((time) => JSON.stringify(time)),
        ),
      );
    case "binary":
      return fc.oneof(nothing, compare(["eq", "ne"], texts));
    case "string":
    case "reference":
      return fc.oneof(nothing, compare(holdsId(each) ? ID_OPERATORS : TEXT_OPERATORS, texts));
    default:
      return each.type satisfies never;
  }
}

function holdsId({ name, caseExact, mutability }: Attribute): boolean {
  return ["id", "location", "$ref"].includes(name) || (name === "value" && caseExact && mutability !== "readWrite");
}

/** A value path on a complex attribute, with a condition on two of its sub-attributes. */
function valuePath({ text: path, attribute: { subAttributes = [] } }: FilterPath): fc.Arbitrary<string> {
  const inside = fc.constantFrom(...subAttributes).chain((each) => condition(each.name, each));
  return fc
    .tuple(inside, fc.constantFrom("and", "or", "and not"), inside)
    .map(([first, join, second]) => `${path}[${first} ${join} (${second})]`);
}

/** Filters over every attribute of the type, joined, negated and grouped. */
export function filtersOf(type: ResourceType): fc.Arbitrary<string> {
  const paths = pathsOf(type);
  const complex = paths.filter(({ attribute: each }) => each.type === "complex");
  return fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 4, arbitrary: fc.constantFrom(...paths).chain((path) => condition(path.text, path.attribute)) },
      { weight: 1, arbitrary: fc.constantFrom(...complex).chain(valuePath) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(tie("filter"), fc.constantFrom("and", "or"), tie("filter"))
          .map((parts) => `(${parts.join(" ")})`),
      },
      { weight: 1, arbitrary: tie("filter").map((inner) => `not (${inner})`) },
    ),
  })).filter;
}

/** Every path of the type that a list can be sorted by. */
export function sortPaths(type: ResourceType): readonly string[] {
  return pathsOf(type)
    .map(({ text: path }) => path)
    .filter((path) => path.split(".")[0] !== type.referenceAttribute);
}
