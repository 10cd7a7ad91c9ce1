import { expect, it } from "vitest";
import type { ReferenceAttribute } from "@/lib/contracts/scim-reference";
import { isJsonObject, type JsonObject, type JsonValue } from "@/scim";
import { referenceSchemas } from "./attributes";
import { discover } from "./examples/discovery";
import { describedHere } from "./testing/described-here";

it("the attribute tables say of every attribute what /Schemas announces", async () => {
  const { Resources } = await discover(describedHere, "/Schemas");
  const announced = objects(Resources).map(({ id, attributes }) => [id, objects(attributes).flatMap(announcedRows)]);
  const shown = referenceSchemas()
    .filter(({ urn }) => urn !== undefined)
    .map(({ urn, attributes }) => [urn, attributes.map(shownRow)]);
  expect(shown).toEqual(announced);
});

it("the common attributes have a table of their own", () => {
  const common = referenceSchemas().find(({ urn }) => urn === undefined);
  const names = common?.attributes.filter(({ isSubAttribute }) => !isSubAttribute).map(({ path }) => path);
  expect(names).toEqual(["schemas", "id", "externalId", "meta"]);
});

/** Without what is ours alone. */
function shownRow(attribute: ReferenceAttribute): object {
  const { path, text, type, multiValued, required, mutability, returned } = attribute;
  const { caseExact, uniqueness, canonicalValues, referenceTypes } = attribute;
  const characteristics = { multiValued, required, mutability, returned, caseExact, uniqueness };
  return { path, text, type, ...characteristics, canonicalValues, referenceTypes };
}

function announcedRows(attribute: JsonObject): readonly object[] {
  const subAttributes = objects(attribute.subAttributes);
  return [
    announcedRow(attribute, nameOf(attribute)),
    ...subAttributes.map((sub) => announcedRow(sub, `${nameOf(attribute)}.${nameOf(sub)}`)),
  ];
}

function announcedRow(attribute: JsonObject, path: string): object {
  const { type, description: text, multiValued, required, mutability, returned, caseExact } = attribute;
  const { uniqueness = "none", canonicalValues = [], referenceTypes = [] } = attribute;
  const characteristics = { multiValued, required, mutability, returned, caseExact, uniqueness };
  return { path, text, type, ...characteristics, canonicalValues, referenceTypes };
}

function nameOf({ name }: JsonObject): string {
  return typeof name === "string" ? name : "";
}

function objects(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter((item) => isJsonObject(item)) : [];
}
