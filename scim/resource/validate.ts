import { parseDateTime } from "../date-time";
import { invalidValue } from "../errors";
import { isJsonObject, type JsonObject, type JsonValue, jsonEquals } from "../json";
import { type Attribute, CHARS_MAX, type ResourceType } from "../schema/attribute";
import { findAttribute } from "../schema/attribute-path";
import { commonAttributes } from "../schema/common";

const writableCommonAttributes = commonAttributes.filter(({ mutability }) => mutability !== "readOnly");

/**
 * The document to store for a normalised resource: `schemas` first, then what is assigned, in schema order. Left out:
 * null, empty values, what only the server sets and what is never stored. Throws `invalidValue` naming the attribute.
 * An extension that is as it was `before` is not looked at again: what a team made required since then must not stand in
 * the way of a change of something else.
 */
export function validateResource(type: ResourceType, resource: JsonObject, before: JsonObject = {}): JsonObject {
  const core = validateAttributes([...writableCommonAttributes, ...type.schema.attributes], resource, "");
  const document: JsonObject = { schemas: [type.schema.id], ...core };
  const schemas = [type.schema.id];
  for (const { schema } of type.extensions) {
    const extension = resource[schema.id];
    if (!isJsonObject(extension) || Object.values(extension).every(isUnassigned)) continue;
    const values = jsonEquals(extension, before[schema.id])
      ? extension
      : validateAttributes(schema.attributes, extension, `${schema.id}:`);
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
    else if (attribute.required) {
      throw invalidValue(`"${prefix}${attribute.name}" is required and has no value. Map one that everybody has.`);
    }
  }
  return result;
}

/** RFC 7643 2.5: null and the empty list are no value. */
function isUnassigned(value: JsonValue): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

/** Server-made attributes are ignored (RFC 7644 3.5.1), discarded ones are taken and dropped. */
function stored(attribute: Attribute): boolean {
  return attribute.mutability !== "readOnly" && attribute.discarded !== true;
}

function validateAttribute(attribute: Attribute, value: JsonValue | undefined, path: string): JsonValue | undefined {
  if (value === undefined || value === null) return undefined;
  if (!attribute.multiValued) return validateSingle(attribute, value, path);
  if (!Array.isArray(value)) throw invalidValue(`"${path}" takes a list, not ${shown(value)}.`);
  const entries = value
    .map((entry, index) => validateSingle(attribute, entry, `${path}[${index}]`))
    .filter((entry) => entry !== undefined);
  return entries.length === 0 ? undefined : withOnePrimary(attribute, entries);
}

function validateSingle(attribute: Attribute, value: JsonValue, path: string): JsonValue | undefined {
  if (value === null) return undefined;
  switch (attribute.type) {
    case "complex": {
      if (!isJsonObject(value))
        throw invalidValue(`"${path}" takes an object with its sub-attributes, not ${shown(value)}.`);
      const result = validateAttributes(attribute.subAttributes ?? [], value, `${path}.`);
      return Object.keys(result).length === 0 ? undefined : result;
    }
    case "boolean":
      if (typeof value !== "boolean") throw invalidValue(`"${path}" takes true or false, not ${shown(value)}.`);
      return value;
    case "integer":
      if (typeof value === "number" && Number.isSafeInteger(value)) return value;
      throw invalidValue(`"${path}" takes a whole number, not ${shown(value)}.`);
    case "decimal":
      if (typeof value === "number" && Number.isFinite(value)) return value;
      throw invalidValue(`"${path}" takes a number, not ${shown(value)}.`);
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
  if (typeof value !== "string") throw invalidValue(`"${path}" takes text, not ${shown(value)}.`);
  const charsMax = attribute.charsMax ?? CHARS_MAX;
  if (value.length > charsMax) {
    throw invalidValue(`"${path}" has ${value.length} characters; at most ${charsMax} can be stored. Shorten it.`);
  }
  if (attribute.required && value.trim() === "")
    throw invalidValue(`"${path}" is required and holds only white space. Map a value that everybody has.`);
  if (attribute.type === "dateTime" && parseDateTime(value) === undefined) {
    throw invalidValue(`"${path}" takes a time such as "2026-01-31T08:00:00Z", not ${shown(value)}.`);
  }
  if (attribute.base64 && !BASE64.test(value)) throw invalidValue(`"${path}" takes base64, not ${shown(value)}.`);
  return value;
}

/** RFC 4648 section 4; the padding may be left out (RFC 7643 2.3.6). */
const BASE64 = /^(?:[a-z\d+/]{4})*(?:[a-z\d+/]{2}(?:==)?|[a-z\d+/]{3}=?)?$/i;

/** RFC 7643 2.4: at most one primary. Of several the first stays; PingOne sends two when one address is empty. */
function withOnePrimary(attribute: Attribute, entries: JsonValue[]): JsonValue[] {
  if (!findAttribute(attribute.subAttributes, "primary")) return entries;
  const first = entries.findIndex((entry) => isJsonObject(entry) && entry.primary === true);
  return entries.map((entry, index) =>
    isJsonObject(entry) && entry.primary === true && index !== first ? { ...entry, primary: false } : entry,
  );
}

const SHOWN_CHARS_MAX = 40;

/** What was sent, short enough for an error text that somebody reads in a console. */
function shown(value: JsonValue): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isJsonObject(value)) return "an object";
  const text = JSON.stringify(value);
  return text.length > SHOWN_CHARS_MAX ? `${text.slice(0, SHOWN_CHARS_MAX)}…` : text;
}
