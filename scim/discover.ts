import { notFound } from "./errors";
import type { JsonObject } from "./json";
import { renderListResponse } from "./list-response";
import type { ServerConfig } from "./request";
import type { DiscoveryEndpoint } from "./routes";
import { resourceTypeResource, schemaResource, serviceProviderConfig } from "./schema/discovery";
import { resourceTypes } from "./schema/resource-types";

/** The answer of a discovery endpoint as JSON text (RFC 7644 section 4). Throws 404 for an id that is none. */
export function discover(endpoint: DiscoveryEndpoint, id: string | undefined, config: ServerConfig, baseUrl: string) {
  switch (endpoint) {
    case "ServiceProviderConfig":
      return JSON.stringify(serviceProviderConfig(config, baseUrl));
    case "ResourceTypes":
      return listOrOne(
        endpoint,
        id,
        resourceTypes.map((type) => resourceTypeResource(type, baseUrl)),
      );
    case "Schemas": {
      const schemas = resourceTypes.flatMap((type) => [type.schema, ...type.extensions.map(({ schema }) => schema)]);
      return listOrOne(
        endpoint,
        id,
        schemas.map((schema) => schemaResource(schema, baseUrl)),
      );
    }
    default:
      return endpoint satisfies never;
  }
}

function listOrOne(endpoint: DiscoveryEndpoint, id: string | undefined, resources: readonly JsonObject[]): string {
  if (id === undefined) {
    const texts = resources.map((resource) => JSON.stringify(resource));
    return renderListResponse({ totalResults: texts.length, startIndex: 1, resources: texts });
  }
  const found = resources.find(
    (resource) => typeof resource.id === "string" && resource.id.toLowerCase() === id.toLowerCase(),
  );
  if (!found) throw notFound(`There is no "${id}" under /${endpoint}.`);
  return JSON.stringify(found);
}
