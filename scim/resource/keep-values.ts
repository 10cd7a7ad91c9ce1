import { mutability } from "../errors";
import { isJsonObject, type JsonObject, type JsonValue } from "../json";
import type { Attribute, ResourceType, Schema } from "../schema/attribute";
import { printPath } from "../schema/attribute-path";
import { comparisonKey } from "./comparison-key";

/** A write that leaves an attribute out says nothing of it in a PUT, and has removed it in a PATCH. */
type Verb = "PUT" | "PATCH";

/**
 * What a change of a document leaves, with the values that it may not take away: of immutable attributes that have one
 * (RFC 7643 2.2, RFC 7644 3.5.1), and in a PUT of those that the client could not see, lest a PUT of what was got changes
 * something. Throws `mutability` for another value of an immutable attribute and for its removal.
 */
export function keepValues(type: ResourceType, before: JsonObject, after: JsonObject, verb: Verb): JsonObject {
  const kept = type.extensions.flatMap(({ schema }) =>
    schema.attributes.flatMap((attribute) => keptValue(schema, attribute, before, after, verb)),
  );
  return kept.length === 0 ? after : withValues(type, after, kept);
}

interface Kept {
  readonly schema: Schema;
  readonly name: string;
  readonly value: JsonValue;
}

function keptValue(
  schema: Schema,
  attribute: Attribute,
  before: JsonObject,
  after: JsonObject,
  verb: Verb,
): readonly Kept[] {
  const { name, returned } = attribute;
  const value = extensionOf(before, schema)[name];
  if (value === undefined) return [];
  const next = extensionOf(after, schema)[name];
  const isKept = next === undefined && verb === "PUT";
  if (attribute.mutability === "immutable") {
    if (isKept || isSame(attribute, value, next)) return [{ schema, name, value }];
    const path = printPath({ schema, attribute, subAttribute: undefined });
    throw mutability(`"${path}" can be set once, and has been. Send the value that it has, or leave it out of a PUT.`);
  }
  return isKept && (returned === "never" || returned === "request") ? [{ schema, name, value }] : [];
}

/** The order of several values means nothing (RFC 7643 2.4). */
function isSame(attribute: Attribute, left: JsonValue, right: JsonValue | undefined): boolean {
  const lefts = keysOf(attribute, left);
  const rights = keysOf(attribute, right);
  return lefts.size === rights.size && [...lefts].every((key) => rights.has(key));
}

function keysOf(attribute: Attribute, value: JsonValue | undefined): ReadonlySet<string> {
  const values = Array.isArray(value) ? value : [value];
  return new Set(values.map((each) => comparisonKey(attribute, each) ?? ""));
}

function withValues(type: ResourceType, document: JsonObject, kept: readonly Kept[]): JsonObject {
  const result = { ...document };
  for (const { schema, name, value } of kept) {
    result[schema.id] = { ...extensionOf(result, schema), [name]: value };
  }
  const extensions = type.extensions.filter(({ schema }) => result[schema.id] !== undefined);
  return { ...result, schemas: [type.schema.id, ...extensions.map(({ schema }) => schema.id)] };
}

function extensionOf(document: JsonObject, { id }: Schema): JsonObject {
  const extension = document[id];
  return isJsonObject(extension) ? extension : {};
}
