import { type JsonObject, jsonEquals } from "@/scim";

/** The names of the top-level attributes that differ, for the audit row; values stay out of it. */
export function changedAttributes(before: JsonObject, after: JsonObject): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => name !== "schemas" && !jsonEquals(before[name], after[name]));
}
