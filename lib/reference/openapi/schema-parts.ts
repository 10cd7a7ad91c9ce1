import type { JsonObject } from "@/scim";

/** A reference to a schema of this document. */
export function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

export function list(items: JsonObject, more: JsonObject = {}): JsonObject {
  return { type: "array", items, ...more };
}

/** An object; more properties than these are allowed, as SCIM has it. */
export function object(properties: JsonObject, required: readonly string[] = [], more: JsonObject = {}): JsonObject {
  return { type: "object", properties, ...(required.length > 0 && { required: [...required] }), ...more };
}

/** The `schemas` of a message or resource, which names this URN among others. */
export function schemasOf(urn: string): JsonObject {
  return { type: "array", items: { type: "string" }, contains: { const: urn } };
}

export const text: JsonObject = { type: "string" };
export const flag: JsonObject = { type: "boolean" };
export const count: JsonObject = { type: "integer", minimum: 0 };
