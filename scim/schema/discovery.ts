import type { JsonObject, JsonValue } from "../json";
import type { ServerConfig } from "../request";
import { RESOURCE_TYPE_URN, SCHEMA_URN, SERVICE_PROVIDER_CONFIG_URN } from "../urns";
import type { Attribute, ResourceType, Schema } from "./attribute";

/** What this server can do, RFC 7643 section 5 and RFC 9865 section 4. What is announced as unsupported is refused in words. */
export function serviceProviderConfig(config: ServerConfig, baseUrl: string): JsonObject {
  return {
    schemas: [SERVICE_PROVIDER_CONFIG_URN],
    ...(config.documentationPath !== undefined && {
      documentationUri: new URL(config.documentationPath, baseUrl).href,
    }),
    patch: { supported: true },
    bulk: { supported: true, maxOperations: config.bulkOperationsMax, maxPayloadSize: config.bulkBytesMax },
    filter: { supported: true, maxResults: config.pageSizeMax },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    pagination: {
      cursor: true,
      index: true,
      defaultPaginationMethod: "index",
      defaultPageSize: config.pageSizeDefault,
      maxPageSize: config.pageSizeMax,
      cursorTimeout: config.cursorTimeoutS,
    },
    authenticationSchemes: [
      {
        type: "oauthbearertoken",
        name: "SCIM API key",
        description: "A key from Team Settings > Authentication, sent as a bearer token.",
        specUri: "https://www.rfc-editor.org/rfc/rfc6750",
        primary: true,
      },
    ],
    meta: { resourceType: "ServiceProviderConfig", location: `${baseUrl}/ServiceProviderConfig` },
  };
}

/** A resource type, RFC 7643 section 6. */
export function resourceTypeResource(type: ResourceType, baseUrl: string): JsonObject {
  return {
    schemas: [RESOURCE_TYPE_URN],
    id: type.name,
    name: type.name,
    endpoint: type.endpoint,
    description: type.description,
    schema: type.schema.id,
    schemaExtensions: type.extensions.map(({ schema, required }) => ({ schema: schema.id, required })),
    meta: { resourceType: "ResourceType", location: `${baseUrl}/ResourceTypes/${type.name}` },
  };
}

/** A schema, RFC 7643 section 7. */
export function schemaResource(schema: Schema, baseUrl: string): JsonObject {
  return {
    schemas: [SCHEMA_URN],
    id: schema.id,
    name: schema.name,
    description: schema.description,
    attributes: schema.attributes.map(attributeJson),
    meta: { resourceType: "Schema", location: `${baseUrl}/Schemas/${schema.id}` },
  };
}

/** `charsMax` is ours and stays inside; caseExact says something of text alone. */
function attributeJson(attribute: Attribute): JsonValue {
  const { name, type, description, multiValued, required, mutability, returned } = attribute;
  const isText = type === "string" || type === "reference" || type === "binary";
  return {
    name,
    type,
    multiValued,
    description,
    required,
    ...(isText && { caseExact: attribute.caseExact }),
    mutability,
    returned,
    ...(type !== "complex" && { uniqueness: attribute.uniqueness }),
    ...(attribute.canonicalValues && { canonicalValues: [...attribute.canonicalValues] }),
    ...(attribute.referenceTypes && { referenceTypes: [...attribute.referenceTypes] }),
    ...(attribute.subAttributes && { subAttributes: attribute.subAttributes.map(attributeJson) }),
  };
}
