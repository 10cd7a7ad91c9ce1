import { entityTag } from "../etag";
import type { JsonObject } from "../json";
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
  const whole = `{${resource.text},${serverAttributes(type, resource, baseUrl)}}`;
  if (projection.mode === "default" && !type.hidesAttributes) return whole;
  return JSON.stringify(projectResource(type, projection, JSON.parse(whole) as JsonObject));
}

/** What the server adds, as the members of a JSON object. */
function serverAttributes(type: ResourceType, resource: StoredResource, baseUrl: string): string {
  const { id, created, lastModified, references } = resource;
  const location = JSON.stringify(resourceLocation(type, baseUrl, id));
  const version = JSON.stringify(entityTag(resource));
  const shown = references ? `"${type.referenceAttribute}":[${renderReferences(type, references, baseUrl)}],` : "";
  return `"id":${JSON.stringify(id)},${shown}"meta":{"resourceType":"${type.name}","created":"${created}","lastModified":"${lastModified}","location":${location},"version":${version}}`;
}

/** Each text is built once: a group may have tens of thousands. */
function renderReferences(type: ResourceType, references: readonly Reference[], baseUrl: string): string {
  const isMembers = type.referenceAttribute === "members";
  const begin = JSON.stringify(`${baseUrl}${isMembers ? "/Users/" : "/Groups/"}`).slice(0, -1);
  const kind = isMembers ? "User" : "direct";
  return references
    .map(({ value, display }) => {
      const id = JSON.stringify(value);
      const shown = display === undefined ? "" : `"display":${JSON.stringify(display)},`;
      return `{"value":${id},"$ref":${begin}${id.slice(1)},${shown}"type":"${kind}"}`;
    })
    .join(",");
}
