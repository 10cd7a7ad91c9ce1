import { entityTag } from "../etag";
import type { JsonObject, JsonValue } from "../json";
import type { ResourceType } from "../schema/attribute";
import type { Reference, StoredResource } from "../store";
import { type Projection, projectResource } from "./projection";

/** The address of a resource under the base URL. */
export function resourceLocation(type: ResourceType, baseUrl: string, id: string): string {
  return `${baseUrl}${type.endpoint}/${encodeURIComponent(id)}`;
}

/**
 * The resource as JSON text. Without a projection the stored text is spliced with what the server adds, neither parsed
 * nor printed again; that is what makes lists fast. Only a type that hides attributes is always projected.
 */
export function renderResource(
  type: ResourceType,
  resource: StoredResource,
  baseUrl: string,
  projection: Projection,
): string {
  const added = serverAttributes(type, resource, baseUrl);
  if (projection.mode === "default" && !type.hidesAttributes)
    return `${resource.text.slice(0, -1)},${JSON.stringify(added).slice(1)}`;
  const whole = { ...(JSON.parse(resource.text) as JsonObject), ...added };
  return JSON.stringify(projectResource(type, projection, whole));
}

function serverAttributes(type: ResourceType, resource: StoredResource, baseUrl: string): JsonObject {
  const { id, created, lastModified, references } = resource;
  const location = resourceLocation(type, baseUrl, id);
  return {
    id,
    ...(references && { [type.referenceAttribute]: renderReferences(type, references, baseUrl) }),
    meta: { resourceType: type.name, created, lastModified, location, version: entityTag(resource) },
  };
}

function renderReferences(type: ResourceType, references: readonly Reference[], baseUrl: string): JsonValue[] {
  if (type.referenceAttribute === "members") {
    return references.map(({ value }) => ({ value, $ref: `${baseUrl}/Users/${value}`, type: "User" }));
  }
  return references.map(({ value, display }) => ({
    value,
    $ref: `${baseUrl}/Groups/${value}`,
    ...(display !== undefined && { display }),
    type: "direct",
  }));
}
