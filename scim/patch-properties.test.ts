import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseResource } from "./compat/normalise";
import { isJsonObject, type JsonObject, type JsonValue } from "./json";
import { applyPatch } from "./patch/apply";
import { parsePatch } from "./patch/parse";
import { validateResource } from "./resource/validate";
import type { Attribute } from "./schema/attribute";
import { commonAttributes } from "./schema/common";
import { bodies, oneValue } from "./testing/arbitraries";
import { exampleTypes } from "./testing/declared-example";

/** What every team has, and what a team declared. */
const type = exampleTypes.User;

/** An attribute with the path that a PATCH names it by. */
interface Target {
  readonly path: string;
  readonly attribute: Attribute;
}

function isOptional({ mutability, required }: Attribute): boolean {
  return mutability === "readWrite" && !required;
}

function targetsOf(prefix: string, attributes: readonly Attribute[] = []): readonly Target[] {
  return attributes.filter(isOptional).map((attribute) => ({ path: `${prefix}${attribute.name}`, attribute }));
}

const extensions = type.extensions.map(({ schema }) => schema);
const attributes: readonly Target[] = [
  ...targetsOf("", [...commonAttributes, ...type.schema.attributes]),
  // Where one attribute is required, the others cannot be there alone.
  ...extensions
    .filter((schema) => schema.attributes.every(({ required }) => !required))
    .flatMap((schema) => targetsOf(`${schema.id}:`, schema.attributes)),
];
const multiValued = attributes.filter(({ attribute }) => attribute.multiValued);
const complexOnes = multiValued.filter(({ attribute }) => attribute.type === "complex");
const singleValued = attributes
  .filter(({ attribute }) => !attribute.multiValued)
  .flatMap((target) => [target, ...targetsOf(`${target.path}.`, target.attribute.subAttributes)]);

const documents = bodies(type).map((body) => validateResource(type, normaliseResource(type, body)));

function patched(document: JsonObject, ...operations: readonly JsonObject[]): JsonObject {
  return applyPatch(type, parsePatch(type, { Operations: [...operations] }), document);
}

/** Values that no random document has, also good as base64. */
const FRESH = ["ZnJlc2gx", "ZnJlc2gy", "ZnJlc2gz"] as const;
const FRESH_NUMBERS = [9_000_000_000_001, 9_000_000_000_002, 9_000_000_000_003] as const;

/** The sub-attribute that tells the fresh entries apart: `value`, but addresses have none. */
function keyOf({ attribute }: Target): string {
  const names = attribute.subAttributes?.map(({ name }) => name) ?? ["value"];
  return names.includes("value") ? "value" : (names[0] ?? "value");
}

/** New entries, each with the value that it is known by. */
function freshEntries(target: Target): fc.Arbitrary<readonly { readonly entry: JsonValue; readonly key: JsonValue }[]> {
  const { type: kind } = target.attribute;
  const keys = kind === "integer" ? FRESH_NUMBERS : FRESH;
  const others = kind === "complex" ? oneValue(target.attribute) : fc.constant(null);
  return fc.array(others, { minLength: 1, maxLength: keys.length }).map((list) =>
    list.map((other, index) => {
      const key = keys[index] ?? "";
      return { entry: isJsonObject(other) ? { ...other, [keyOf(target)]: key } : key, key };
    }),
  );
}

const entriesOfOne = fc
  .constantFrom(...multiValued)
  .chain((target) => fc.record({ target: fc.constant(target), entries: freshEntries(target) }));

/** Demands that the second operations undo the first, and that the first did something. */
function expectUndone(document: JsonObject, added: readonly JsonObject[], removed: readonly JsonObject[]): void {
  expect(patched(document, ...added)).not.toEqual(document);
  expect(patched(document, ...added, ...removed)).toEqual(document);
}

describe("PATCH add and then remove gives back what was", () => {
  it("for every single-valued attribute and sub-attribute, of extensions too", () => {
    const valueOfOne = fc
      .constantFrom(...singleValued)
      .chain((target) => fc.record({ target: fc.constant(target), value: oneValue(target.attribute) }));
    fc.assert(
      fc.property(documents, valueOfOne, (document, { target: { path }, value }) => {
        const without = patched(document, { op: "remove", path });
        expectUndone(without, [{ op: "add", path, value }], [{ op: "remove", path }]);
      }),
      { numRuns: 300 },
    );
  });

  it("for entries of every multi-valued attribute, removed one by one through a filter", () => {
    fc.assert(
      fc.property(documents, entriesOfOne, (document, { target, entries }) => {
        const value = entries.map(({ entry }) => entry);
        const removals = entries.map(({ key }) => {
          return { op: "remove", path: `${target.path}[${keyOf(target)} eq ${JSON.stringify(key)}]` };
        });
        expectUndone(document, [{ op: "add", path: target.path, value }], removals);
      }),
      { numRuns: 200 },
    );
  });

  it("for entries of every multi-valued attribute, removed by a list as Entra does", () => {
    fc.assert(
      fc.property(documents, entriesOfOne, fc.boolean(), (document, { target, entries }, isWhole) => {
        const added = entries.map(({ entry }) => entry);
        const named = entries.map(({ entry, key }) =>
          isWhole || !isJsonObject(entry) ? entry : { [keyOf(target)]: key },
        );
        const remove = { op: "remove", path: target.path, value: named };
        expectUndone(document, [{ op: "add", path: target.path, value: added }], [remove]);
      }),
      { numRuns: 200 },
    );
  });

  it("for a sub-attribute of the entry that a filter chooses", () => {
    const subOfOne = fc.constantFrom(...complexOnes).chain((target) => {
      const others = targetsOf("", target.attribute.subAttributes).filter(
        ({ attribute: { name, type } }) => name !== keyOf(target) && type === "string",
      );
      return fc.record({ target: fc.constant(target), sub: fc.constantFrom(...others) });
    });
    fc.assert(
      fc.property(documents, subOfOne, (document, { target, sub }) => {
        const entry = { [keyOf(target)]: FRESH[0] };
        const start = patched(document, { op: "add", path: target.path, value: [entry] });
        const path = `${target.path}[${keyOf(target)} eq "${FRESH[0]}"].${sub.path}`;
        expectUndone(start, [{ op: "add", path, value: "x" }], [{ op: "remove", path }]);
      }),
      { numRuns: 200 },
    );
  });

  it("for an entry that add makes because no entry matches its filter", () => {
    fc.assert(
      fc.property(documents, fc.constantFrom(...complexOnes), (document, target) => {
        const entry = `${target.path}[type eq "fresh"]`;
        const add = { op: "add", path: `${entry}.${keyOf(target)}`, value: FRESH[0] };
        expectUndone(document, [add], [{ op: "remove", path: entry }]);
      }),
      { numRuns: 100 },
    );
  });

  it("for an extension as a whole, and without a path", () => {
    const extension = fc.constantFrom(
      ...extensions.filter((schema) => schema.attributes.every(({ mutability }) => mutability === "readWrite")),
    );
    const valued = extension.chain(({ id, attributes: all }) => {
      const values = Object.fromEntries(
        all.map((each): [string, fc.Arbitrary<JsonValue>] => [each.name, oneValue(each)]),
      );
      return fc.record({ id: fc.constant(id), value: fc.record(values) });
    });
    fc.assert(
      fc.property(documents, valued, fc.boolean(), (document, { id, value }, hasPath) => {
        const without = patched(document, { op: "remove", path: id });
        const add = hasPath ? { op: "add", path: id, value } : { op: "add", value: { [id]: value } };
        expectUndone(without, [add], [{ op: "remove", path: id }]);
      }),
      { numRuns: 100 },
    );
  });
});
