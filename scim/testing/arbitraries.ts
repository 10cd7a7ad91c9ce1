import fc from "fast-check";
import { COMPARE_OPERATORS, type FilterNode, type Literal } from "../filter/tree";
import type { JsonObject, JsonValue } from "../json";
import type { Attribute, ResourceType } from "../schema/attribute";
import { commonAttributes } from "../schema/common";
import { userResourceType } from "../schema/resource-types";

const text = fc.oneof(
  fc.constantFrom("Ada", "ÄÖ ß", 'a "b" \\ c', "😀", "%_", "work"),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).filter((each) => each.trim() !== "" && isStorable(each)),
);

const time = fc.constantFrom(
  "2026-01-31T08:00:00Z",
  "2024-02-29t23:59:59.1234567-14:00",
  "0001-01-01T00:00:00",
  "9999-12-31T23:59:59.999+00:00",
  "2026-01-01T24:00:00Z",
);

function isStorable(value: string): boolean {
  return !value.includes("\u0000") && value.isWellFormed();
}

/** One value of an attribute, multi-valued or not. Of a complex one at least something is assigned, nothing primary. */
export function oneValue(attribute: Attribute): fc.Arbitrary<JsonValue> {
  if (attribute.type !== "complex") return single(attribute);
  const subAttributes = attribute.subAttributes?.filter(({ name }) => name !== "primary") ?? [];
  return objects(valuesOf(subAttributes)).filter((object) => Object.keys(object).length > 0);
}

function single(attribute: Attribute): fc.Arbitrary<JsonValue> {
  switch (attribute.type) {
    case "complex":
      return objects(valuesOf(attribute.subAttributes ?? []));
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.integer();
    case "decimal":
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case "dateTime":
      return time;
    case "binary":
      return attribute.base64 ? fc.base64String({ maxLength: 16 }).filter((each) => each !== "") : text;
    case "string":
    case "reference":
      return text;
    default:
      return attribute.type satisfies never;
  }
}

function valuesOf(attributes: readonly Attribute[]): Record<string, fc.Arbitrary<JsonValue>> {
  const writable = attributes.filter(({ mutability }) => mutability !== "readOnly");
  return Object.fromEntries(
    writable.map((each) => [each.name, each.multiValued ? fc.array(single(each), { maxLength: 3 }) : single(each)]),
  );
}

function objects(
  values: Record<string, fc.Arbitrary<JsonValue>>,
  requiredKeys: readonly string[] = [],
): fc.Arbitrary<JsonObject> {
  return fc.record(values, { requiredKeys: [...requiredKeys] }).map((object) => {
    const assigned = Object.entries(object).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
    return Object.fromEntries(assigned);
  });
}

/** Bodies of a resource with any writable attributes of its schemas; required ones are there. */
export function bodies(type: ResourceType): fc.Arbitrary<JsonObject> {
  const core = type.schema.attributes.filter(({ name }) => name !== type.referenceAttribute);
  const extensions = type.extensions.map(({ schema: { id, attributes } }) => [
    id,
    objects(valuesOf(attributes), requiredOf(attributes)),
  ]);
  return objects({ ...valuesOf(core), externalId: text, ...Object.fromEntries(extensions) }, requiredOf(core));
}

function requiredOf(attributes: readonly Attribute[]): readonly string[] {
  return attributes.filter(({ required }) => required).map(({ name }) => name);
}

export const userBodies = bodies(userResourceType);

/** Every attribute and sub-attribute of the type as clients may name it, with and without URNs, and its extensions. */
export function pathsOf(type: ResourceType): readonly string[] {
  return [
    ...attributePaths("", [...commonAttributes, ...type.schema.attributes]),
    ...attributePaths(`${type.schema.id}:`, type.schema.attributes),
    ...type.extensions.flatMap(({ schema }) => [schema.id, ...attributePaths(`${schema.id}:`, schema.attributes)]),
  ];
}

function attributePaths(prefix: string, attributes: readonly Attribute[]): readonly string[] {
  return attributes.flatMap(({ name, subAttributes = [] }) => [
    `${prefix}${name}`,
    ...subAttributes.map((each) => `${prefix}${name}.${each.name}`),
  ]);
}

/** Lists for `attributes` and `excludedAttributes`: names of the type in any case, and others. */
export function attributeLists(type: ResourceType): fc.Arbitrary<readonly string[]> {
  const known = fc.constantFrom(...pathsOf(type));
  const unknown = fc.constantFrom("nothing", "name.nothing", "urn:example:none", 'emails[type eq "work"]', " ");
  const name = fc.oneof(
    { weight: 3, arbitrary: known },
    { weight: 1, arbitrary: known.map((path) => path.toLowerCase()) },
    { weight: 1, arbitrary: known.map((path) => path.toUpperCase()) },
    { weight: 1, arbitrary: unknown },
  );
  return fc.array(name, { minLength: 1, maxLength: 5 });
}

const path = fc.constantFrom("userName", "name.familyName", "emails.value", "urn:x:2.0:User:a.b", "$ref", "not", "eq");
const literal: fc.Arbitrary<Literal> = fc.oneof(
  text.map((value): Literal => ({ kind: "string", text: value })),
  fc.constantFrom<Literal>({ kind: "null" }, { kind: "boolean", text: "true" }, { kind: "number", text: "-1.5e3" }),
  fc
    .constantFrom("jyoung", "a@b.example", "2026-01-01T00:00:00Z")
    .map((value): Literal => ({ kind: "word", text: value })),
);

/** Trees as the parser makes them; a chain of `and` or `or` never has itself as an operand. */
export const filterTrees: fc.Arbitrary<FilterNode> = fc.letrec<{ tree: FilterNode }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({
      kind: fc.constant("compare"),
      path,
      operator: fc.constantFrom(...COMPARE_OPERATORS),
      value: literal,
      position: fc.constant(0),
    }),
    fc.record({ kind: fc.constant("present"), path, position: fc.constant(0) }),
    fc.record({ kind: fc.constant("not"), operand: tie("tree") }),
    fc.record({ kind: fc.constant("valuePath"), path, filter: tie("tree"), position: fc.constant(0) }),
    fc.record({
      kind: fc.constantFrom("and", "or"),
      operands: fc.array(tie("tree"), { minLength: 2, maxLength: 3 }),
    }),
  ),
})).tree;
