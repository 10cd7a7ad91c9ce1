import { entityTag } from "../etag";
import type { JsonObject } from "../json";
import type { ResourceType } from "../schema/attribute";
import type { Reference, StoredResource } from "../store";
import { type Projection, projectResource, showsWhole } from "./projection";

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
  const { head, tail } = around(type, resource, baseUrl);
  const whole = `${head}${renderReferences(type, resource.references ?? [], baseUrl)}${tail}`;
  if (showsWhole(type, projection)) return whole;
  return JSON.stringify(projectResource(type, projection, JSON.parse(whole) as JsonObject));
}

/** References that are shown in one piece; the text of a thousand is a large object, which V8 keeps apart. */
const PIECE = 400;

/** The same; in pieces where many references are shown, so that a large group is never in memory as one text. */
export function renderInPieces(
  type: ResourceType,
  resource: StoredResource,
  baseUrl: string,
  projection: Projection,
): string | AsyncIterable<string> {
  const { references = [] } = resource;
  if (references.length <= PIECE || !showsWhole(type, projection)) {
    return renderResource(type, resource, baseUrl, projection);
  }
  return pieces(type, resource, references, baseUrl);
}

async function* pieces(
  type: ResourceType,
  resource: StoredResource,
  references: readonly Reference[],
  baseUrl: string,
): AsyncGenerator<string> {
  const { head, tail } = around(type, resource, baseUrl);
  yield head;
  for (let from = 0; from < references.length; from += PIECE) {
    const shown = renderReferences(type, references.slice(from, from + PIECE), baseUrl);
    yield from === 0 ? shown : `,${shown}`;
  }
  yield tail;
}

/** What stands before and behind the references: the stored text, and what the server adds. */
function around(type: ResourceType, resource: StoredResource, baseUrl: string) {
  const { id, text, created, lastModified, references } = resource;
  const location = JSON.stringify(resourceLocation(type, baseUrl, id));
  const version = JSON.stringify(entityTag(resource));
  const meta = `"meta":{"resourceType":"${type.name}","created":"${created}","lastModified":"${lastModified}","location":${location},"version":${version}}}`;
  const head = `{${text},"id":${JSON.stringify(id)},`;
  return references ? { head: `${head}"${type.referenceAttribute}":[`, tail: `],${meta}` } : { head, tail: meta };
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
