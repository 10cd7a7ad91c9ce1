import { type JsonObject, RESOURCE_TYPE_URN, SCHEMA_URN, SERVICE_PROVIDER_CONFIG_URN } from "@/scim";
import { count, flag, list, object, ref, schemasOf, text } from "./schema-parts";

const supported = object({ supported: flag }, ["supported"]);
const meta = object({ resourceType: text, location: { type: "string", format: "uri" } });

/** The schemas of the discovery resources (RFC 7643 sections 5 to 7, RFC 9865 section 4). */
export function discoverySchemas(): JsonObject {
  return {
    ServiceProviderConfig: serviceProviderConfig(),
    ResourceType: resourceType(),
    Schema: schema(),
    Attribute: attribute(),
  };
}

function serviceProviderConfig(): JsonObject {
  return object(
    {
      schemas: schemasOf(SERVICE_PROVIDER_CONFIG_URN),
      documentationUri: text,
      patch: supported,
      bulk: object({ supported: flag, maxOperations: count, maxPayloadSize: count }, ["supported"]),
      filter: object({ supported: flag, maxResults: count }, ["supported"]),
      changePassword: supported,
      sort: supported,
      etag: supported,
      pagination: object(
        {
          cursor: flag,
          index: flag,
          defaultPaginationMethod: { type: "string", enum: ["index", "cursor"] },
          defaultPageSize: count,
          maxPageSize: count,
          cursorTimeout: { type: "integer", minimum: 0, description: "In seconds." },
        },
        ["cursor", "index"],
      ),
      authenticationSchemes: list(
        object({ type: text, name: text, description: text, specUri: text, primary: flag }, ["type", "name"]),
      ),
      meta,
    },
    ["schemas", "patch", "bulk", "filter", "changePassword", "sort", "etag", "authenticationSchemes"],
  );
}

function resourceType(): JsonObject {
  return object(
    {
      schemas: schemasOf(RESOURCE_TYPE_URN),
      id: text,
      name: text,
      endpoint: text,
      description: text,
      schema: text,
      schemaExtensions: list(object({ schema: text, required: flag }, ["schema", "required"])),
      meta,
    },
    ["schemas", "name", "endpoint", "schema"],
  );
}

function schema(): JsonObject {
  return object(
    {
      schemas: schemasOf(SCHEMA_URN),
      id: text,
      name: text,
      description: text,
      attributes: list(ref("Attribute")),
      meta,
    },
    ["schemas", "id", "attributes"],
  );
}

function attribute(): JsonObject {
  return object(
    {
      name: text,
      type: {
        type: "string",
        enum: ["string", "boolean", "decimal", "integer", "dateTime", "binary", "reference", "complex"],
      },
      multiValued: flag,
      description: text,
      required: flag,
      caseExact: flag,
      mutability: { type: "string", enum: ["readOnly", "readWrite", "immutable", "writeOnly"] },
      returned: { type: "string", enum: ["always", "never", "default", "request"] },
      uniqueness: { type: "string", enum: ["none", "server", "global"] },
      canonicalValues: list(text),
      referenceTypes: list(text),
      subAttributes: list(ref("Attribute")),
    },
    ["name", "type", "multiValued", "required", "mutability", "returned"],
  );
}
