import { parseDateTime } from "../date-time";
import { invalidValue } from "../errors";
import { isJsonObject, type JsonObject, type JsonValue } from "../json";
import { type Attribute, CHARS_MAX, type ResourceType } from "../schema/attribute";
import { findAttribute } from "../schema/attribute-path";
import { commonAttributes } from "../schema/common";

const writableCommonAttributes = commonAttributes.filter(({ mutability }) => mutability !== "readOnly");

/**
 * The document to store for a normalised resource: `schemas` first, then what is assigned, in schema order. Left out:
 * null, empty values, what only the server sets and what is never stored. Throws `invalidValue` naming the attribute.
 */
export function validateResource(type: ResourceType, resource: JsonObject): JsonObject {
  const core = validateAttributes([...writableCommonAttributes, ...type.schema.attributes], resource, "");
  const document: JsonObject = { schemas: [type.schema.id], ...core };
  const schemas = [type.schema.id];
  for (const { schema } of type.extensions) {
    const extension = resource[schema.id];
    if (!isJsonObject(extension)) continue;
    const values = validateAttributes(schema.attributes, extension, `${schema.id}:`);
    if (Object.keys(values).length === 0) continue;
    schemas.push(schema.id);
    document[schema.id] = values;
  }
  document.schemas = schemas;
  return document;
}

function validateAttributes(attributes: readonly Attribute[], holder: JsonObject, prefix: string): JsonObject {
  const result: JsonObject = {};
  for (const attribute of attributes) {
    const value = stored(attribute)
      ? validateAttribute(attribute, holder[attribute.name], `${prefix}${attribute.name}`)
      : undefined;
    if (value !== undefined) result[attribute.name] = value;
    else if (attribute.required) throw invalidValue(`"${prefix}${attribute.name}" is required and has no value.`);
  }
  return result;
}

/** Server-made attributes are ignored (RFC 7644 3.5.1), write-only ones are taken and dropped. */
function stored(attribute: Attribute): boolean {
  return attribute.mutability !== "readOnly" && attribute.mutability !== "writeOnly";
}

function validateAttribute(attribute: Attribute, value: JsonValue | undefined, path: string): JsonValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (!attribute.multiValued) return validateSingle(attribute, value, path);
  if (!Array.isArray(value)) throw invalidValue(`"${path}" holds several values: send a list.`);
  const entries = value
    .map((entry, index) => validateSingle(attribute, entry, `${path}[${index}]`))
    .filter((entry) => entry !== undefined);
  return entries.length === 0 ? undefined : withOnePrimary(attribute, entries);
}

function validateSingle(attribute: Attribute, value: JsonValue, path: string): JsonValue | undefined {
  if (value === null) return undefined;
  switch (attribute.type) {
    case "complex": {
      if (!isJsonObject(value)) throw invalidValue(`"${path}" is complex: send an object with its sub-attributes.`);
      const result = validateAttributes(attribute.subAttributes ?? [], value, `${path}.`);
      return Object.keys(result).length === 0 ? undefined : result;
    }
    case "boolean":
      if (typeof value !== "boolean") throw invalidValue(`"${path}" is a boolean: send true or false.`);
      return value;
    case "integer":
      if (typeof value !== "number" || !Number.isSafeInteger(value)) throw invalidValue(`"${path}" is an integer.`);
      return value;
    case "decimal":
      if (typeof value !== "number" || !Number.isFinite(value)) throw invalidValue(`"${path}" is a number.`);
      return value;
    case "string":
    case "dateTime":
    case "binary":
    case "reference":
      return validateText(attribute, value, path);
    default:
      return attribute.type satisfies never;
  }
}

function validateText(attribute: Attribute, value: JsonValue, path: string): string {
  if (typeof value !== "string") throw invalidValue(`"${path}" is a string.`);
  const charsMax = attribute.charsMax ?? CHARS_MAX;
  if (value.length > charsMax) {
    throw invalidValue(`"${path}" has ${value.length} characters; at most ${charsMax} can be stored.`);
  }
  if (attribute.required && value.trim() === "")
    throw invalidValue(`"${path}" is required and holds only white space.`);
  if (attribute.type === "dateTime" && parseDateTime(value) === undefined) {
    throw invalidValue(`"${path}" is a time: send it like "2026-01-31T08:00:00Z".`);
  }
  return value;
}

/** RFC 7643 2.4: at most one primary. Of several the first stays; PingOne sends two when one address is empty. */
function withOnePrimary(attribute: Attribute, entries: JsonValue[]): JsonValue[] {
  if (!findAttribute(attribute.subAttributes, "primary")) return entries;
  const first = entries.findIndex((entry) => isJsonObject(entry) && entry.primary === true);
  return entries.map((entry, index) =>
    isJsonObject(entry) && entry.primary === true && index !== first ? { ...entry, primary: false } : entry,
  );
}
