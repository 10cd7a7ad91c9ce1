import type { JsonObject } from "../json";
import type { ResourceType } from "../schema/attribute";

/**
 * The document with `active`, which every person has: what a client leaves out or removes keeps its state, and who is
 * new is active. Nobody is suspended or let in again by something that was not said.
 */
export function withActive(type: ResourceType, document: JsonObject, current: JsonObject = {}): JsonObject {
  if (type.name !== "User" || document.active !== undefined) return document;
  return { ...document, active: current.active ?? true };
}
