import type { JsonObject } from "@/scim";

/** A single-valued text of a validated document; empty when it has none. */
export function documentText(document: JsonObject, name: string): string {
  const value = document[name];
  return typeof value === "string" ? value : "";
}
