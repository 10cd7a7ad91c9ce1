import { invalidValue } from "../errors";
import { isJsonObject, type JsonObject, type JsonValue } from "../json";
import type { Attribute, ResourceType, Schema } from "../schema/attribute";
import { type AttributePath, type ExtensionPath, resolvePath } from "../schema/attribute-path";
import { commonAttributes } from "../schema/common";

/** Which attributes an answer holds (RFC 7644 3.9). Without paths: all that are returned by default. */
export interface Projection {
  readonly mode: "default" | "only" | "except";
  readonly paths: readonly (AttributePath | ExtensionPath)[];
  /** What a write sent: its answer holds that, too, where it is returned on request only (RFC 7643 section 7). */
  readonly sent?: readonly (AttributePath | ExtensionPath)[];
}

/**
 * Reads `attributes` and `excludedAttributes`; an empty one counts as absent, a name that no schema has selects nothing.
 * Throws `invalidValue` when both are given. Entra puts a value filter behind a name; it is read as the name alone.
 */
export function parseProjection(
  type: ResourceType,
  attributes: string | undefined,
  excludedAttributes: string | undefined,
): Projection {
  const only = splitNames(attributes);
  const except = splitNames(excludedAttributes);
  if (only.length > 0 && except.length > 0) {
    throw invalidValue("Send either attributes or excludedAttributes, not both.");
  }
  const names = only.length > 0 ? only : except;
  const paths = names.map((name) => resolvePath(type, name)).filter((path) => path !== undefined);
  const mode = only.length > 0 ? "only" : except.length > 0 ? "except" : "default";
  return { mode, paths };
}

function splitNames(list: string | undefined): readonly string[] {
  const withoutFilters = (list ?? "").replaceAll(/\[[^\]]*\]/g, "");
  return withoutFilters
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** The attributes of extensions that a document assigns, as `sent` of the answer to the write that sent it. */
export function assignedPaths(type: ResourceType, document: JsonObject): readonly AttributePath[] {
  return type.extensions.flatMap(({ schema }) => {
    const extension = document[schema.id];
    if (!isJsonObject(extension)) return [];
    const assigned = schema.attributes.filter(({ name }) => extension[name] !== undefined);
    return assigned.map((attribute) => ({ schema, attribute, subAttribute: undefined }));
  });
}

/** Whether an answer with this projection shows all that the resource has. */
export function showsWhole(type: ResourceType, { mode }: Projection): boolean {
  return mode === "default" && !type.hidesAttributes;
}

/** What an answer with this projection shows, as `wholeAttributes` of a list's part says. */
export function wholeAttributes(type: ResourceType, projection: Projection): "all" | readonly string[] | undefined {
  if (showsWhole(type, projection)) return "all";
  const isOfCore = (path: AttributePath | ExtensionPath) => !("extension" in path || path.schema || path.subAttribute);
  const alwaysExtended = type.extensions.some(({ schema }) => schema.attributes.some(isAlways));
  if (projection.mode !== "only" || type.hidesAttributes || alwaysExtended || !projection.paths.every(isOfCore)) {
    return undefined;
  }
  const names = [...commonAttributes, ...type.schema.attributes].map(({ name }) => name);
  return names.filter((name) => projectionShows(type, projection, name));
}

function isAlways({ returned }: Attribute): boolean {
  return returned === "always";
}

/** Whether an answer with this projection shows anything of the top-level core attribute. */
export function projectionShows(type: ResourceType, projection: Projection, name: string): boolean {
  const attribute = [...type.schema.attributes, ...commonAttributes].find((candidate) => candidate.name === name);
  return attribute !== undefined && project(projection, undefined, attribute, probe) !== undefined;
}

/**
 * The keys of a stored document that an answer with this projection may show; undefined for all. Of a type that hides
 * attributes all are needed, to tell which of its schemas are shown.
 */
export function shownKeys(type: ResourceType, projection: Projection): readonly string[] | undefined {
  if (projection.mode !== "only" || type.hidesAttributes) return undefined;
  const named = projection.paths.map((path) => {
    const schema = "extension" in path ? path.extension : path.schema;
    return schema && schema !== type.schema ? schema.id : "attribute" in path ? path.attribute.name : undefined;
  });
  const always = [...commonAttributes, ...type.schema.attributes].filter(isAlways);
  const extensions = type.extensions.filter(({ schema }) => schema.attributes.some(isAlways));
  const keys = [...named, ...always.map(({ name }) => name), ...extensions.map(({ schema }) => schema.id)];
  if (!keys.every((key) => key !== undefined)) return undefined;
  const serverMade = ["id", "meta", type.referenceAttribute];
  return [...new Set(keys)].filter((key) => !serverMade.includes(key)).toSorted();
}

const probe: JsonValue = { probe: true };

/** The resource with what the projection shows; `id` and `schemas` always stay, but for a URN whose values are all hidden. */
export function projectResource(type: ResourceType, projection: Projection, resource: JsonObject): JsonObject {
  const result: JsonObject = {};
  for (const attribute of [...commonAttributes, ...type.schema.attributes]) {
    const value = project(projection, undefined, attribute, resource[attribute.name]);
    if (value !== undefined) result[attribute.name] = value;
  }
  for (const { schema } of type.extensions) {
    const extension = resource[schema.id];
    if (!isJsonObject(extension)) continue;
    const projected: JsonObject = {};
    for (const attribute of schema.attributes) {
      const value = project(projection, schema, attribute, extension[attribute.name]);
      if (value !== undefined) projected[attribute.name] = value;
    }
    if (Object.keys(projected).length > 0) result[schema.id] = projected;
  }
  return type.hidesAttributes ? withoutHidden(type, resource, result) : result;
}

/** `schemas` without the extensions that have nothing but values which nobody sees who did not ask for them. */
function withoutHidden(type: ResourceType, resource: JsonObject, result: JsonObject): JsonObject {
  const { schemas } = result;
  if (!Array.isArray(schemas)) return result;
  const listed = assignedPaths(type, resource).filter(
    ({ attribute: { returned } }) => returned !== "request" && returned !== "never",
  );
  const isHidden = (urn: JsonValue) =>
    type.extensions.some(({ schema }) => schema.id === urn && result[urn] === undefined) &&
    !listed.some(({ schema }) => schema?.id === urn);
  return { ...result, schemas: schemas.filter((urn) => !isHidden(urn)) };
}

function project(
  projection: Projection,
  schema: Schema | undefined,
  attribute: Attribute,
  value: JsonValue | undefined,
) {
  if (value === undefined || attribute.returned === "never") return undefined;
  if (attribute.returned === "always") return value;
  const isNamed = (path: AttributePath | ExtensionPath) =>
    "extension" in path
      ? path.extension === schema || (schema === undefined && path.extension.attributes.includes(attribute))
      : path.schema === schema && path.attribute === attribute;
  if (attribute.returned === "request" && projection.mode !== "only") {
    if (!projection.sent?.some(isNamed)) return undefined;
  }
  if (projection.mode === "default") return value;
  const named = projection.paths.filter(isNamed);
  const whole = named.some((path) => "extension" in path || path.subAttribute === undefined);
  if (projection.mode === "only") {
    if (named.length === 0) return undefined;
    return whole ? value : pickSubAttributes(value, subNames(named), true);
  }
  if (whole) return undefined;
  return named.length === 0 ? value : pickSubAttributes(value, subNames(named), false);
}

function subNames(paths: Projection["paths"]): ReadonlySet<string> {
  return new Set(
    paths.flatMap((path) => ("subAttribute" in path && path.subAttribute ? [path.subAttribute.name] : [])),
  );
}

function pickSubAttributes(value: JsonValue, names: ReadonlySet<string>, keep: boolean): JsonValue | undefined {
  if (value === probe) return value;
  if (Array.isArray(value)) {
    // A list of which nothing is to be shown must not look like an empty one.
    const entries = value.map((entry) => pickSubAttributes(entry, names, keep)).filter((entry) => entry !== undefined);
    return entries.length === 0 && value.length > 0 ? undefined : entries;
  }
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([name]) => names.has(name) === keep);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
