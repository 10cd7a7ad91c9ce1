import { isJsonObject, type JsonObject, type JsonValue } from "../json";
import type { Attribute, ResourceType } from "../schema/attribute";
import { findAttribute, resolvePath } from "../schema/attribute-path";
import { ENTERPRISE_USER_URN } from "../urns";

/** The extension's name before RFC 7643, which OneLogin's templates still carry. */
const OLD_ENTERPRISE_URN = /^urn:scim:schemas:extension:enterprise:[12]\.0(?::User)?/i;

/**
 * Brings a body as identity providers write it into the shape that the strict core expects: canonical names, dotted and
 * URN-qualified keys nested (Entra), "True" for true, a lone value for a list and a list of one for a single value.
 * null and "" become null, which means unassigned. What no schema knows is left out. Wrong types are left for the validator.
 */
export function normaliseResource(type: ResourceType, body: JsonObject): JsonObject {
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(body)) {
    const path = resolvePath(type, key) ?? resolvePath(type, key.replace(OLD_ENTERPRISE_URN, ENTERPRISE_USER_URN));
    if (!path) continue;
    if ("extension" in path) {
      if (path.extension === type.schema) {
        if (isJsonObject(value)) merge(result, normaliseResource(type, value));
        continue;
      }
      if (isJsonObject(value)) put(result, path.extension.id, normaliseEntry(path.extension.attributes, value));
      continue;
    }
    const { schema, attribute, subAttribute } = path;
    const normalised = subAttribute
      ? normaliseValue(attribute, { [subAttribute.name]: value })
      : normaliseValue(attribute, value);
    if (schema) put(result, schema.id, { [attribute.name]: normalised });
    else put(result, attribute.name, normalised);
  }
  return result;
}

/** The value of one attribute in the shape that the strict core expects. */
export function normaliseValue(attribute: Attribute, value: JsonValue): JsonValue {
  if (value === null || value === "") return null;
  if (attribute.multiValued) {
    const entries = (Array.isArray(value) ? value : [value]).map((entry) => normaliseSingle(attribute, entry));
    return namesOthers(attribute) ? entries : entries.filter((entry) => entry !== null);
  }
  if (Array.isArray(value) && value.length <= 1) return normaliseValue(attribute, value[0] ?? null);
  return normaliseSingle(attribute, value);
}

/** One value of an attribute, multi-valued or not. */
export function normaliseSingle(attribute: Attribute, value: JsonValue): JsonValue {
  if (value === null || value === "") return null;
  switch (attribute.type) {
    case "boolean":
      return typeof value === "string" && /^(?:true|false)$/i.test(value) ? value.toLowerCase() === "true" : value;
    case "integer":
    case "decimal":
      return typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)) ? Number(value) : value;
    case "complex":
      return normaliseComplex(attribute, value);
    case "string":
    case "dateTime":
    case "binary":
    case "reference":
      return typeof value === "number" ? String(value) : value;
    default:
      return attribute.type satisfies never;
  }
}

function normaliseComplex(attribute: Attribute, value: JsonValue): JsonValue {
  if (isJsonObject(value)) {
    const entry = normaliseEntry(attribute.subAttributes ?? [], withCurrentNames(attribute, value));
    return isEmptyEntry(attribute, entry) ? null : entry;
  }
  const hasValue = findAttribute(attribute.subAttributes, "value") !== undefined;
  return hasValue && typeof value === "string" ? { value } : value;
}

/** `{"type":"work","value":""}` is how templates say that there is no such phone number. */
function isEmptyEntry(attribute: Attribute, entry: JsonObject): boolean {
  return entry.value === null && attribute.multiValued && !namesOthers(attribute);
}

/**
 * Whether the entries are other resources, as members are, which have no `primary`. There an empty entry is a mistake and
 * stays one: taking it for nobody would empty the group.
 */
function namesOthers({ type, subAttributes }: Attribute): boolean {
  return type === "complex" && findAttribute(subAttributes, "primary") === undefined;
}

/** SCIM 1.1 and OneLogin's templates write the manager's `value` as `managerId`. */
function withCurrentNames({ name }: Attribute, entry: JsonObject): JsonObject {
  if (name !== "manager" || Object.keys(entry).some((key) => key.toLowerCase() === "value")) return entry;
  return Object.fromEntries(
    Object.entries(entry).map(([key, value]) => [key.toLowerCase() === "managerid" ? "value" : key, value]),
  );
}

function normaliseEntry(attributes: readonly Attribute[], entry: JsonObject): JsonObject {
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(entry)) {
    const attribute = findAttribute(attributes, key);
    if (attribute) result[attribute.name] = normaliseValue(attribute, value);
  }
  return result;
}

function merge(target: JsonObject, source: JsonObject): void {
  for (const [key, value] of Object.entries(source)) put(target, key, value);
}

/** Puts nested parts of one object together: `name.givenName` and `name.familyName` are two keys of one value. */
function put(target: JsonObject, key: string, value: JsonValue): void {
  const present = target[key];
  if (isJsonObject(present) && isJsonObject(value)) merge(present, value);
  else target[key] = value;
}
