import { z } from "zod";
import { invalidFilter, invalidPath, invalidSyntax, noTarget, ScimError } from "../errors";
import { type BoundFilter, bindEntryFilter } from "../filter/bind";
import { parsePatchPath } from "../filter/parse";
import type { PatchPath } from "../filter/tree";
import { foldEntry, foldKeys, isJsonObject, type JsonObject, type JsonValue } from "../json";
import type { Attribute, ResourceType } from "../schema/attribute";
import { type AttributePath, type ExtensionPath, findAttribute, resolvePath } from "../schema/attribute-path";

export type PatchVerb = "add" | "replace" | "remove";

/** Where an operation acts. With `filter`, on the entries of a multi-valued attribute that match it. */
export type PatchTarget = (AttributePath & { readonly filter?: BoundFilter }) | ExtensionPath;

/** One operation on one target; a path-less operation has become one for each key of its value. */
export interface PatchOperation {
  readonly verb: PatchVerb;
  readonly target: PatchTarget;
  /** The value as sent; undefined when there was none. */
  readonly value: JsonValue | undefined;
  /** Whether the client named the target: what cannot be written is then refused, else passed over. */
  readonly explicit: boolean;
  /** The path as sent, for error texts. */
  readonly path: string;
}

export const PATCH_OPERATIONS_MAX = 10_000;

const MAPPING_ADVICE = "Take it out of the attribute mapping, or map one of those that /Schemas lists.";

const envelope = z.object({
  operations: z.array(
    z.object({
      op: z.string(),
      path: z.string().nullish(),
      value: z.custom<JsonValue>().optional(),
    }),
  ),
});

/**
 * Reads a PatchOp message (RFC 7644 3.5.2); keys and `op` in any case. Throws `invalidSyntax` for a malformed message,
 * `noTarget` for a remove without a path, `invalidPath` for a path that the schema does not know.
 */
export function parsePatch(type: ResourceType, body: JsonObject): readonly PatchOperation[] {
  const operations = foldKeys(body).operations;
  const folded = { operations: Array.isArray(operations) ? operations.map(foldEntry) : operations };
  const message = envelope.safeParse(folded);
  if (!message.success) {
    throw invalidSyntax(
      'This is no PATCH message: "Operations" must be a list of objects, each with "op" and, if any, "path" as text.',
    );
  }
  if (message.data.operations.length > PATCH_OPERATIONS_MAX) {
    throw new ScimError(413, `One PATCH takes at most ${PATCH_OPERATIONS_MAX} operations; send the rest in another.`);
  }
  return message.data.operations.flatMap((operation, index) => readOperation(type, operation, index));
}

function readOperation(
  type: ResourceType,
  operation: { op: string; path?: string | null | undefined; value?: JsonValue | undefined },
  index: number,
): readonly PatchOperation[] {
  const verb = readVerb(operation.op, index);
  const path = operation.path ?? "";
  if (path !== "") return [{ verb, target: readTarget(type, path), value: operation.value, explicit: true, path }];
  if (verb === "remove") throw noTarget(`Operation ${index + 1}: remove needs a path that says what to remove.`);
  if (!isJsonObject(operation.value)) {
    throw invalidSyntax(`Operation ${index + 1}: without a path, "value" must be an object with attributes.`);
  }
  return Object.entries(operation.value).flatMap(([key, value]) => {
    const target = resolveKey(type, key);
    return target ? [{ verb, target, value, explicit: false, path: key }] : [];
  });
}

function readVerb(op: string, index: number): PatchVerb {
  const verb = op.toLowerCase();
  if (verb === "add" || verb === "replace" || verb === "remove") return verb;
  throw invalidSyntax(`Operation ${index + 1}: "op" is "${op}"; it must be add, replace or remove.`);
}

/** Keys of a path-less value are paths themselves (Entra: `name.givenName`); one that no schema has is passed over. */
function resolveKey(type: ResourceType, key: string): PatchTarget | undefined {
  return key.includes("[") ? readTarget(type, key) : resolvePath(type, key);
}

function readTarget(type: ResourceType, text: string): PatchTarget {
  const { path, filter, subAttribute } = readPath(text);
  const resolved = resolvePath(type, path);
  if (!resolved) throw invalidPath(`${type.name} has no attribute "${path}". ${MAPPING_ADVICE}`);
  if (filter === undefined) return resolved;
  if ("extension" in resolved || resolved.subAttribute || !resolved.attribute.multiValued) {
    throw invalidPath(`"${path}" is no list, so [ ] has nothing to choose from. Send the path without it.`);
  }
  return {
    schema: resolved.schema,
    attribute: resolved.attribute,
    subAttribute: subAttribute === undefined ? undefined : readSubAttribute(resolved.attribute, subAttribute),
    filter: bindEntryFilter(resolved.attribute, filter),
  };
}

/** What cannot be read between brackets is a bad filter, anything else a bad path (RFC 7644 table 9). */
function readPath(text: string): PatchPath {
  try {
    return parsePatchPath(text);
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    const refuse = text.includes("[") ? invalidFilter : invalidPath;
    const reason = error.message
      .replaceAll("of the filter", "of the path")
      .replaceAll("the filter ends", "the path ends");
    throw refuse(`The path "${text}" cannot be read. ${reason}`);
  }
}

function readSubAttribute(attribute: Attribute, name: string): Attribute {
  const found = findAttribute(attribute.subAttributes, name);
  if (found) return found;
  const names = attribute.subAttributes?.map((each) => each.name).join(", ");
  throw invalidPath(`"${attribute.name}" has no sub-attribute "${name}". It has ${names}.`);
}
