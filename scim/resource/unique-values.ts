import { uniqueness } from "../errors";
import { isJsonObject, type JsonObject, type JsonValue } from "../json";
import type { ResourceType } from "../schema/attribute";
import { printPath } from "../schema/attribute-path";
import { comparisonKey } from "./comparison-key";

/** A value that no other resource of the team may have: of a declared attribute whose uniqueness is `server`. */
export interface UniqueValue {
  /** URN and name of the attribute, as they were declared. */
  readonly path: string;
  /** The same for all values that count as equal. */
  readonly key: string;
  readonly value: JsonValue;
}

/** Whether the type has declared attributes whose values are unique. */
export function hasUniqueValues(type: ResourceType): boolean {
  return type.extensions.some(({ schema }) => schema.attributes.some(({ uniqueness: kind }) => kind === "server"));
}

/** The unique values of a validated document; those of userName and displayName are the store's own. */
export function uniqueValues(type: ResourceType, document: JsonObject): readonly UniqueValue[] {
  return type.extensions.flatMap(({ schema }) => {
    const extension = document[schema.id];
    if (!isJsonObject(extension)) return [];
    return schema.attributes.flatMap((attribute) => {
      const value = extension[attribute.name];
      const key = attribute.uniqueness === "server" ? comparisonKey(attribute, value) : undefined;
      if (key === undefined || value === undefined) return [];
      return [{ path: printPath({ schema, attribute, subAttribute: undefined }), key, value }];
    });
  });
}

/** 409: somebody else has the value. `holder` is said as the reader of an IdP's console can find it. */
export function uniqueValueTaken({ path, value }: UniqueValue, holder: string) {
  return uniqueness(
    `"${path}" must be different for everybody, and ${JSON.stringify(value)} belongs to ${holder}. Send another value, or change it there first.`,
  );
}
