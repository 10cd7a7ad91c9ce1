import type { ServerLimits } from "@/lib/http/server-limits";
import {
  BULK_REQUEST_URN,
  BULK_RESPONSE_URN,
  ERROR_URN,
  type JsonObject,
  LIMITS,
  LIST_RESPONSE_URN,
  PATCH_OP_URN,
  SEARCH_REQUEST_URN,
} from "@/scim";
import { ERRORS } from "../errors";
import { count, list, object, ref, schemasOf, text } from "./schema-parts";

/** The schemas of the messages (RFC 7644 section 8.2). */
export function messageSchemas(limits: ServerLimits): JsonObject {
  return {
    Error: object(
      {
        schemas: schemasOf(ERROR_URN),
        status: { type: "string", description: "The HTTP status, as text." },
        scimType: { type: "string", enum: keywords() },
        detail: { type: "string", description: "What happened, to whom, and what to do." },
      },
      ["schemas", "status", "detail"],
    ),
    ListResponse: object(
      {
        schemas: schemasOf(LIST_RESPONSE_URN),
        totalResults: count,
        itemsPerPage: count,
        startIndex: { type: "integer", minimum: 1, description: "For pages by index." },
        nextCursor: { type: "string", description: "For pages by cursor; absent on the last one." },
        previousCursor: { type: "string", description: "For pages by cursor; absent on the first one." },
        Resources: list({ type: "object" }),
      },
      ["schemas", "totalResults", "itemsPerPage", "Resources"],
    ),
    SearchRequest: searchRequest(),
    PatchOp: patchOp(),
    BulkRequest: bulkRequest(limits),
    BulkResponse: bulkResponse(),
  };
}

function keywords(): string[] {
  return ERRORS.flatMap(({ scimType }) => (scimType === undefined ? [] : [scimType]));
}

function searchRequest(): JsonObject {
  return object({
    schemas: schemasOf(SEARCH_REQUEST_URN),
    attributes: list(text),
    excludedAttributes: list(text),
    filter: { type: "string", maxLength: LIMITS.filterCharsMax },
    sortBy: text,
    sortOrder: { type: "string", enum: ["ascending", "descending"] },
    startIndex: { type: "integer", minimum: 1 },
    count,
    cursor: text,
  });
}

function patchOp(): JsonObject {
  const operation = object(
    {
      op: { type: "string", enum: ["add", "replace", "remove"] },
      path: { type: "string", examples: ['emails[type eq "work"].value'] },
      value: { description: "What the attribute takes; without a path an object with attributes." },
    },
    ["op"],
  );
  const operations = list(operation, { maxItems: LIMITS.patchOperationsMax });
  return object({ schemas: schemasOf(PATCH_OP_URN), Operations: operations }, ["Operations"]);
}

function bulkRequest({ bulkOperationsMax }: ServerLimits): JsonObject {
  const operation = object(
    {
      method: { type: "string", enum: ["POST", "PUT", "PATCH", "DELETE"] },
      path: { type: "string", examples: ["/Users", "/Groups/bulkId:new-group"] },
      bulkId: { type: "string", description: "A name for what a POST makes; required there." },
      version: { type: "string", description: "The ETag that the resource must have, as in If-Match." },
      data: { type: "object", description: "What would be the body of the request." },
    },
    ["method", "path"],
  );
  return object(
    {
      schemas: schemasOf(BULK_REQUEST_URN),
      failOnErrors: { type: "integer", minimum: 1 },
      Operations: list(operation, { maxItems: bulkOperationsMax }),
    },
    ["Operations"],
  );
}

function bulkResponse(): JsonObject {
  const operation = object(
    {
      method: text,
      bulkId: text,
      location: { type: "string", format: "uri" },
      version: text,
      status: { type: "string", description: "The HTTP status, as text." },
      response: ref("Error"),
    },
    ["method", "status"],
  );
  return object({ schemas: schemasOf(BULK_RESPONSE_URN), Operations: list(operation) }, ["schemas", "Operations"]);
}
