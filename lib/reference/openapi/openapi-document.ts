import { SCIM_REFERENCE_PATH } from "@/lib/contracts/scim";
import type { ReferenceParameter } from "@/lib/contracts/scim-reference";
import type { JsonObject } from "@/scim";
import type { DescribedServer } from "../described-server";
import type { Example, Examples } from "../examples/example";
import { allExamples } from "../examples/examples";
import { GROUP_ID, USER_ID } from "../examples/people";
import { exampleOf, GROUPS, groupOf, OPERATIONS, type Operation } from "../operations";
import { operationParameters } from "../parameters";
import { operationStatuses } from "../statuses";
import { discoverySchemas } from "./discovery-schemas";
import { messageSchemas } from "./message-schemas";
import { resourceSchemas } from "./resource-schemas";
import { errorResponses, MEDIA_TYPE, operationResponses } from "./responses";
import { ref } from "./schema-parts";

/** The SCIM API of this server as an OpenAPI 3.1 document, from the route table, the attribute table and the examples. */
export async function openApiDocument(server: DescribedServer): Promise<JsonObject> {
  const examples = await allExamples(server);
  return {
    openapi: "3.1.1",
    info: {
      title: "Muster SCIM API",
      version: "2.0",
      summary: "SCIM 2.0 provisioning of a team's people and groups",
      description:
        "RFC 7643, RFC 7644 and RFC 9865. Answers are `application/scim+json`, or `application/json` for a client that accepts nothing else.",
    },
    servers: [{ url: server.baseUrl }],
    externalDocs: { description: "SCIM API reference", url: new URL(SCIM_REFERENCE_PATH, server.baseUrl).href },
    tags: GROUPS.map(({ title }) => ({ name: title })),
    security: [{ key: [] }],
    paths: paths(server, examples),
    components: {
      securitySchemes: {
        key: {
          type: "http",
          scheme: "bearer",
          description: "A SCIM API key from Team Settings > Authentication.",
        },
      },
      schemas: { ...resourceSchemas(), ...messageSchemas(server.limits), ...discoverySchemas() },
      responses: errorResponses(),
    },
  };
}

function paths(server: DescribedServer, examples: Examples): JsonObject {
  const items: Record<string, JsonObject> = {};
  for (const operation of OPERATIONS) {
    const item = (items[operation.endpoint.path] ??= {});
    item[operation.method.toLowerCase()] = describe(operation, exampleOf(examples, operation.id), server);
  }
  return items;
}

function describe(operation: Operation, example: Example, { baseUrl }: DescribedServer): JsonObject {
  const { endpoint, method, id, title, text, needsKey } = operation;
  const parameters = operationParameters(endpoint, method);
  const body = bodySchema(operation);
  return {
    operationId: id,
    summary: title,
    description: text,
    tags: [GROUPS.find((group) => group.id === groupOf(endpoint))?.title ?? ""],
    // Discovery answers anybody, and a key's team what it declared.
    ...(!needsKey && { security: [{}, { key: [] }] }),
    ...(parameters.length > 0 && { parameters: parameters.map(parameter) }),
    ...(body && { requestBody: requestBody(body, example) }),
    responses: operationResponses(operation, operationStatuses(endpoint, method), example, baseUrl),
  };
}

function parameter({ name, place, text }: ReferenceParameter): JsonObject {
  return {
    name,
    in: place,
    description: text,
    ...(place === "path" && { required: true }),
    ...(name === "cursor" && { allowEmptyValue: true }),
    schema: PARAMETER_SCHEMAS[name] ?? { type: "string" },
  };
}

const PARAMETER_SCHEMAS: Readonly<Record<string, JsonObject>> = {
  startIndex: { type: "integer" },
  count: { type: "integer" },
  sortOrder: { type: "string", enum: ["ascending", "descending"] },
};

function bodySchema({ endpoint: { kind, type }, method }: Operation): JsonObject | undefined {
  if (kind === "search") return ref("SearchRequest");
  if (kind === "bulk") return ref("BulkRequest");
  if (method === "PATCH") return ref("PatchOp");
  return type !== undefined && (method === "POST" || method === "PUT") ? ref(`${type}Input`) : undefined;
}

function requestBody(schema: JsonObject, { body }: Example): JsonObject {
  const value = body && withIds(body);
  return {
    required: true,
    content: { [MEDIA_TYPE]: { schema, ...(value && { examples: { example: { value } } }) } },
  };
}

/** What the shell would put in place of its variables. */
function withIds(body: JsonObject): JsonObject {
  const text = JSON.stringify(body).replaceAll("$USER_ID", USER_ID).replaceAll("$GROUP_ID", GROUP_ID);
  return JSON.parse(text) as JsonObject;
}
