import { isJsonObject, type JsonObject, type JsonValue } from "../json";
import { applyPatch } from "../patch/apply";
import { parsePatch } from "../patch/parse";
import { userResourceType } from "../schema/resource-types";
import { USER_URN } from "../urns";

/** What these operations make of a person's document. */
export function patchUser(document: JsonObject, ...operations: readonly JsonObject[]): JsonObject {
  const base = { schemas: [USER_URN], userName: "ada", ...document };
  return applyPatch(userResourceType, parsePatch(userResourceType, { Operations: [...operations] }), base);
}

/** The attributes that a patch leaves, without those that every document has. */
export function patched(document: JsonObject, ...operations: readonly JsonObject[]): JsonObject {
  const { schemas: _, userName: __, ...rest } = patchUser(document, ...operations);
  return rest;
}

export function objectsOf(value: JsonValue | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter((each) => isJsonObject(each)) : [];
}
