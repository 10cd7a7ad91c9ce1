import { isJsonObject, type JsonObject, type JsonValue } from "@/scim";
import { ERRORS } from "../errors";
import type { Example } from "../examples/example";
import type { Operation } from "../operations";
import { list, ref } from "./schema-parts";

export const MEDIA_TYPE = "application/scim+json";

/** The refusals, by their status, as components that operations refer to. */
export function errorResponses(): JsonObject {
  const statuses = [...new Set(ERRORS.map(({ status }) => status))];
  return Object.fromEntries(
    statuses.map((status) => {
      const sentences = ERRORS.filter((error) => error.status === status).map(
        ({ scimType, meaning, remedy }) => `${scimType === undefined ? "" : `\`${scimType}\`: `}${meaning} ${remedy}`,
      );
      return [
        `Error${status}`,
        { description: sentences.join("\n\n"), content: { [MEDIA_TYPE]: { schema: ref("Error") } } },
      ];
    }),
  );
}

/** The answers of an operation: the one of its example with the example in it, refusals by reference. */
export function operationResponses(
  operation: Operation,
  statuses: readonly number[],
  { answer }: Example,
  baseUrl: string,
): JsonObject {
  return Object.fromEntries(
    statuses.map((status) => {
      if (status >= 400) return [String(status), { $ref: `#/components/responses/Error${status}` }];
      const body = answer.status === status ? answer.body?.(baseUrl) : undefined;
      const example = body && withoutReferences(body);
      return [String(status), success(operation, status, example)];
    }),
  );
}

function success(operation: Operation, status: number, example: JsonValue | undefined): JsonObject {
  const description = DESCRIPTIONS[status];
  if (description === undefined) throw new Error(`${status} is no success.`);
  const schema = status === 204 || status === 304 ? undefined : answerSchema(operation);
  const headers = answerHeaders(operation, status);
  return {
    description,
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(schema && {
      content: { [MEDIA_TYPE]: { schema, ...(example && { examples: { example: { value: example } } }) } },
    }),
  };
}

/** Clients that import the document take a `$ref` of SCIM in an example for one of OpenAPI, and try to follow it. */
function withoutReferences(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withoutReferences);
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => key !== "$ref");
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutReferences(item)]));
}

const DESCRIPTIONS: Readonly<Record<number, string>> = {
  200: "Done.",
  201: "Created, or restored.",
  204: "Done; there is nothing to return.",
  304: "The client has the current version.",
};

function answerSchema({ endpoint: { kind, type, path }, method }: Operation): JsonObject {
  const one = type ? ref(type) : { anyOf: [ref("User"), ref("Group")] };
  switch (kind) {
    case "root":
    case "search":
      return listOf(one);
    case "collection":
      return method === "GET" ? listOf(one) : one;
    case "resource":
      return one;
    case "bulk":
      return ref("BulkResponse");
    case "ServiceProviderConfig":
      return ref("ServiceProviderConfig");
    case "ResourceTypes":
      return path.endsWith("{id}") ? ref("ResourceType") : listOf(ref("ResourceType"));
    case "Schemas":
      return path.endsWith("{id}") ? ref("Schema") : listOf(ref("Schema"));
    case "me":
      return ref("Error");
    default:
      return kind satisfies never;
  }
}

function listOf(resource: JsonObject): JsonObject {
  return { allOf: [ref("ListResponse"), { type: "object", properties: { Resources: list(resource) } }] };
}

function answerHeaders({ endpoint: { kind }, method }: Operation, status: number): JsonObject {
  const isResource = kind === "resource" || (kind === "collection" && method === "POST");
  if (!isResource || method === "DELETE") return {};
  return {
    ETag: { description: "The version, for If-Match and If-None-Match.", schema: { type: "string" } },
    ...(status !== 204 &&
      status !== 304 && {
        "Content-Location": { description: "The address of what is shown.", schema: { type: "string", format: "uri" } },
      }),
    ...(status === 201 && {
      Location: { description: "The address of the resource.", schema: { type: "string", format: "uri" } },
    }),
  };
}
