/** The SCIM 2.0 protocol (RFC 7643, RFC 7644) without a web framework and without a database. */
export { foldCase } from "./case-fold";
export * from "./errors";
export type { BoundFilter } from "./filter/bind";
export { isJsonObject, type JsonObject, type JsonValue, jsonEquals } from "./json";
export { LIMITS } from "./limits";
export { SORT_CHARS_MAX, sortTarget } from "./list/sort-key";
export type { ScimRequest, ScimResponse, ServerConfig } from "./request";
export { hasUniqueValues, type UniqueValue, uniqueValues, uniqueValueTaken } from "./resource/unique-values";
export { ENDPOINTS, type Endpoint, type Method } from "./routes";
export type { Attribute, ResourceType, ResourceTypeName, Schema } from "./schema/attribute";
export type { AttributePath } from "./schema/attribute-path";
export { commonAttributes } from "./schema/common";
export { type DeclaredSchema, declareSchemas } from "./schema/declared";
export {
  coreResourceTypes,
  groupResourceType,
  type ResourceTypes,
  userResourceType,
} from "./schema/resource-types";
export { createScimServer, errorResponse, type ScimServer } from "./server";
export type * from "./store";
export * from "./urns";
