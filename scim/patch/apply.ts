import { normaliseSingle, normaliseValue } from "../compat/normalise";
import { invalidValue, mutability } from "../errors";
import { isJsonObject, type JsonObject, type JsonValue } from "../json";
import { keepValues } from "../resource/keep-values";
import { validateResource } from "../resource/validate";
import type { Attribute, ResourceType, Schema } from "../schema/attribute";
import { type AttributePath, printPath, resolvePath } from "../schema/attribute-path";
import { addEntries, removeEntries } from "./entries";
import type { PatchOperation } from "./parse";
import { patchEntries } from "./value-path";

type AttributeOperation = PatchOperation & { readonly target: AttributePath };

/**
 * The document after all operations in order (RFC 7644 3.5.2), validated; the given one stays as it is. Throws
 * `mutability`, `noTarget` or `invalidValue`; then nothing has happened, which makes a PATCH atomic.
 */
export function applyPatch(
  type: ResourceType,
  operations: readonly PatchOperation[],
  document: JsonObject,
): JsonObject {
  const draft = structuredClone(document);
  for (const operation of operations) applyOperation(type, operation, draft);
  return keepValues(type, document, validateResource(type, draft, document), "PATCH");
}

function applyOperation(type: ResourceType, operation: PatchOperation, draft: JsonObject): void {
  const { target } = operation;
  if ("extension" in target) return applyExtension(type, operation, target.extension, draft);
  if (!mayWrite(target, operation)) return;
  if (operation.verb !== "remove" && operation.value === undefined) {
    throw invalidValue(`"${operation.path}": ${operation.verb} needs a value. To clear the attribute, use remove.`);
  }
  const holder = holderOf(draft, target);
  const attributeOperation = { ...operation, target };
  if (target.filter !== undefined) patchEntries({ ...attributeOperation, filter: target.filter }, holder);
  else if (target.subAttribute) applySubAttribute(attributeOperation, target.subAttribute, holder);
  else applyAttribute(attributeOperation, holder);
}

/** An extension as a whole is its attributes one by one; remove takes them all. */
function applyExtension(type: ResourceType, operation: PatchOperation, extension: Schema, draft: JsonObject): void {
  if (operation.verb === "remove") {
    if (extension === type.schema)
      throw mutability(`"${extension.id}" cannot be removed: a ${type.name} has its core.`);
    delete draft[extension.id];
    return;
  }
  if (!isJsonObject(operation.value))
    throw invalidValue(`"${extension.id}" is an extension; its value is an object with its attributes.`);
  for (const [key, value] of Object.entries(operation.value)) {
    const target = resolvePath(type, `${extension.id}:${key}`);
    if (target && "attribute" in target) applyOperation(type, { ...operation, target, value, explicit: false }, draft);
  }
}

/** Okta sends `id` inside a path-less value: what only the server sets is passed over there, and refused when named. */
function mayWrite(target: AttributePath, { explicit }: PatchOperation): boolean {
  const readOnly = [target.attribute, target.subAttribute].some((attribute) => attribute?.mutability === "readOnly");
  if (readOnly && explicit) {
    throw mutability(
      `"${printPath(target)}" is set by the server and cannot be changed. Take it out of the attribute mapping.`,
    );
  }
  return !readOnly && target.attribute.discarded !== true;
}

function holderOf(draft: JsonObject, { schema }: AttributePath): JsonObject {
  if (!schema) return draft;
  const present = draft[schema.id];
  if (isJsonObject(present)) return present;
  const created: JsonObject = {};
  draft[schema.id] = created;
  return created;
}

function applyAttribute({ verb, target, value }: AttributeOperation, holder: JsonObject): void {
  const { attribute } = target;
  const { name } = attribute;
  if (verb === "remove") return removeAttribute(target, value, holder);
  const next = normaliseValue(attribute, value ?? null);
  if (next === null) {
    if (verb === "replace") delete holder[name];
    return;
  }
  const current = holder[name];
  if (attribute.multiValued && Array.isArray(next)) {
    holder[name] = verb === "add" && Array.isArray(current) ? addEntries(attribute, current, next) : next;
    return;
  }
  holder[name] = isJsonObject(current) && isJsonObject(next) ? mergeComplex(current, next) : next;
}

/** `$ref` is the address of `value`: a new value does not keep the old one's (a manager who changes). */
function mergeComplex(current: JsonObject, next: JsonObject): JsonObject {
  const merged = { ...current, ...next };
  const isOther = next.value !== undefined && next.value !== current.value;
  if (isOther && next.$ref === undefined) delete merged.$ref;
  return merged;
}

function removeAttribute(target: AttributePath, value: JsonValue | undefined, holder: JsonObject): void {
  const { attribute } = target;
  if (attribute.required) throw mutability(`"${printPath(target)}" is required: replace it, it cannot be removed.`);
  const current = holder[attribute.name];
  const isNamed = attribute.multiValued && value !== undefined && value !== null;
  const named = isNamed ? (normaliseValue(attribute, value) ?? []) : null;
  if (Array.isArray(current) && Array.isArray(named)) holder[attribute.name] = removeEntries(attribute, current, named);
  else delete holder[attribute.name];
}

function applySubAttribute(
  { verb, target, value }: AttributeOperation,
  subAttribute: Attribute,
  holder: JsonObject,
): void {
  const { name, multiValued } = target.attribute;
  const next = verb === "remove" ? null : normaliseValue(subAttribute, value ?? null);
  if (next === null && verb === "add") return;
  const current = holder[name];
  if (!multiValued) {
    holder[name] = mergeComplex(isJsonObject(current) ? current : {}, { [subAttribute.name]: next });
    return;
  }
  const entries = Array.isArray(current) ? current : [];
  const targets = entries.length === 0 && next !== null ? [{}] : entries;
  holder[name] = targets.map((entry) =>
    isJsonObject(entry) ? { ...entry, [subAttribute.name]: next } : normaliseSingle(target.attribute, entry),
  );
}
