import type { Attribute, ResourceType, Schema } from "./attribute";
import { commonAttributes } from "./common";

/** A resolved attribute path: where a value stands in a resource. `schema` is set for attributes of an extension. */
export interface AttributePath {
  readonly schema: Schema | undefined;
  readonly attribute: Attribute;
  readonly subAttribute: Attribute | undefined;
}

/** The path names a whole schema, most often an extension, as in `PATCH {"op":"remove","path":"urn:...:User"}`. */
export interface ExtensionPath {
  readonly extension: Schema;
}

const byFoldedName = new WeakMap<readonly Attribute[], ReadonlyMap<string, Attribute>>();

/** The attribute of this name, in any case (RFC 7643 2.1). */
export function findAttribute(attributes: readonly Attribute[] | undefined, name: string): Attribute | undefined {
  if (!attributes) return undefined;
  let names = byFoldedName.get(attributes);
  if (!names) {
    names = new Map(attributes.map((attribute) => [attribute.name.toLowerCase(), attribute]));
    byFoldedName.set(attributes, names);
  }
  return names.get(name.toLowerCase());
}

/**
 * Resolves `attribute`, `attribute.sub`, `urn:...:attribute.sub` or an extension's URN alone, in any case.
 * A URN holds dots ("2.0"), so it is matched whole before anything is split. Entra sends `urn:...:User.manager`, with a dot.
 * An attribute that only one extension has is also found without its URN, as Entra asks `manager eq "..."`; what a team
 * declares takes nothing away from that.
 */
export function resolvePath(type: ResourceType, text: string): AttributePath | ExtensionPath | undefined {
  if (!text.includes(":")) return resolveName(type, text);
  const folded = text.toLowerCase();
  for (const { schema } of type.extensions) {
    const urn = schema.id.toLowerCase();
    if (folded === urn) return { extension: schema };
    if (startsWithUrn(folded, urn)) return resolveIn(schema.attributes, schema, text.slice(urn.length + 1));
  }
  const core = type.schema.id.toLowerCase();
  if (folded === core) return { extension: type.schema };
  return startsWithUrn(folded, core) ? resolveCore(type, text.slice(core.length + 1)) : resolveName(type, text);
}

function resolveName(type: ResourceType, text: string): AttributePath | undefined {
  const found = resolveCore(type, text);
  if (found) return found;
  const [first, ...others] = type.extensions
    .map(({ schema }) => resolveIn(schema.attributes, schema, text))
    .filter((extended) => extended !== undefined);
  return first?.schema?.declared && others.length > 0 ? undefined : first;
}

function resolveCore(type: ResourceType, text: string): AttributePath | undefined {
  return resolveIn(type.schema.attributes, undefined, text) ?? resolveIn(commonAttributes, undefined, text);
}

function startsWithUrn(folded: string, urn: string): boolean {
  const next = folded[urn.length];
  return folded.startsWith(urn) && (next === ":" || next === ".");
}

function resolveIn(
  attributes: readonly Attribute[],
  schema: Schema | undefined,
  text: string,
): AttributePath | undefined {
  const [name = "", subName, ...rest] = text.split(".");
  const attribute = findAttribute(attributes, name);
  if (!attribute || rest.length > 0) return undefined;
  if (subName === undefined) return { schema, attribute, subAttribute: undefined };
  const subAttribute = findAttribute(attribute.subAttributes, subName);
  return subAttribute && { schema, attribute, subAttribute };
}

/** The path in canonical spelling, for error texts and for stable keys. */
export function printPath(path: AttributePath): string {
  const prefix = path.schema ? `${path.schema.id}:` : "";
  return `${prefix}${path.attribute.name}${path.subAttribute ? `.${path.subAttribute.name}` : ""}`;
}
