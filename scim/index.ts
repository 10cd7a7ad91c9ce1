/** The SCIM 2.0 protocol (RFC 7643, RFC 7644) without a web framework and without a database. */
export { foldCase } from "./case-fold";
export * from "./errors";
export type { BoundFilter } from "./filter/bind";
export { type JsonObject, type JsonValue, jsonEquals } from "./json";
export type { ScimRequest, ScimResponse, ServerConfig } from "./request";
export type { Attribute, ResourceType } from "./schema/attribute";
export type { AttributePath } from "./schema/attribute-path";
export { groupResourceType, resourceTypes, userResourceType } from "./schema/resource-types";
export { createScimServer, errorResponse, type ScimServer } from "./server";
export { sortTarget } from "./sort-key";
export type * from "./store";
export { GROUP_URN, USER_URN } from "./urns";
