import { forbidden, notFound } from "./errors";
import type { JsonObject } from "./json";
import { renderListResponse } from "./list/list-response";
import { parseQuery } from "./list/parameters";
import type { ScimRequest, ScimResponse, ServerConfig } from "./request";
import type { EndpointKind } from "./routes";
import { resourceTypeResource, schemaResource, serviceProviderConfig } from "./schema/discovery";
import type { ResourceTypes } from "./schema/resource-types";

export type DiscoveryKind = Extract<EndpointKind, "ServiceProviderConfig" | "ResourceTypes" | "Schemas">;

interface DiscoveryContext {
  readonly config: ServerConfig;
  readonly request: ScimRequest;
  /** With the extensions that the key's team declared, or the core ones without a key. */
  readonly types: ResourceTypes;
}

/** Answers a discovery endpoint (RFC 7644 section 4). Throws 404 for an id that is none, 403 for a filter. */
export function discover(kind: DiscoveryKind, id: string | undefined, ctx: DiscoveryContext): ScimResponse {
  refuseFilter(ctx.request.query);
  return { status: 200, headers: {}, body: describe(kind, id, ctx) };
}

/** RFC 7644 section 4: refused, lest a client takes what it gets for what matches. */
function refuseFilter(query: string): void {
  if (!parseQuery(query).has("filter")) return;
  throw forbidden("This endpoint takes no filter; it always lists everything. Send the request without it.");
}

function describe(kind: DiscoveryKind, id: string | undefined, { config, request, types }: DiscoveryContext): string {
  const { baseUrl } = request;
  const all = [types.User, types.Group];
  switch (kind) {
    case "ServiceProviderConfig":
      return JSON.stringify(serviceProviderConfig(config, baseUrl));
    case "ResourceTypes":
      return listOrOne(
        kind,
        id,
        all.map((type) => resourceTypeResource(type, baseUrl)),
      );
    case "Schemas": {
      const schemas = all.flatMap((type) => [type.schema, ...type.extensions.map(({ schema }) => schema)]);
      return listOrOne(
        kind,
        id,
        schemas.map((schema) => schemaResource(schema, baseUrl)),
      );
    }
    default:
      return kind satisfies never;
  }
}

function listOrOne(endpoint: DiscoveryKind, id: string | undefined, resources: readonly JsonObject[]): string {
  if (id === undefined) {
    const texts = resources.map((resource) => JSON.stringify(resource));
    return renderListResponse({
      totalResults: texts.length,
      startIndex: 1,
      resources: { length: texts.length, text: texts.join(",") },
    });
  }
  const found = resources.find(
    (resource) => typeof resource.id === "string" && resource.id.toLowerCase() === id.toLowerCase(),
  );
  if (!found) throw notFound(`There is no "${id}" under /${endpoint}.`);
  return JSON.stringify(found);
}
