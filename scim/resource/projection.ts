import { invalidValue } from "../errors";
import { isJsonObject, type JsonObject, type JsonValue } from "../json";
import type { Attribute, ResourceType, Schema } from "../schema/attribute";
import { type AttributePath, type ExtensionPath, resolvePath } from "../schema/attribute-path";
import { commonAttributes } from "../schema/common";

/** Which attributes an answer holds (RFC 7644 3.9). Without paths: all that are returned by default. */
export interface Projection {
  readonly mode: "default" | "only" | "except";
  readonly paths: readonly (AttributePath | ExtensionPath)[];
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

/** Whether an answer with this projection shows anything of the top-level core attribute. */
export function projectionShows(type: ResourceType, projection: Projection, name: string): boolean {
  const attribute = [...type.schema.attributes, ...commonAttributes].find((candidate) => candidate.name === name);
  return attribute !== undefined && project(projection, undefined, attribute, probe) !== undefined;
}

const probe: JsonValue = { probe: true };

/** The resource with what the projection shows; `id` and `schemas` always stay. */
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
  return result;
}

function project(
  projection: Projection,
  schema: Schema | undefined,
  attribute: Attribute,
  value: JsonValue | undefined,
) {
  if (value === undefined || attribute.returned === "never") return undefined;
  if (attribute.returned === "always" || projection.mode === "default") return value;
  const named = projection.paths.filter((path) =>
    "extension" in path ? path.extension === schema : path.schema === schema && path.attribute === attribute,
  );
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
    return value.map((entry) => pickSubAttributes(entry, names, keep)).filter((entry) => entry !== undefined);
  }
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([name]) => names.has(name) === keep);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
