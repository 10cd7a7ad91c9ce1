import { foldCase } from "../case-fold";
import { parseDateTime } from "../date-time";
import { valuesAt } from "../filter/evaluate";
import { isJsonObject, type JsonObject, type JsonValue } from "../json";
import { INDEXED_CHARS_MAX } from "../schema/attribute";
import { type AttributePath, findAttribute } from "../schema/attribute-path";

/** Texts are sorted by this many characters of their beginning, so that a cursor that holds one fits into an address. */
export const SORT_CHARS_MAX = INDEXED_CHARS_MAX;

/**
 * The value that a sort compares: of a complex attribute its `value`, of a multi-valued one the primary entry's,
 * else the first (RFC 7644 3.4.2.3). undefined when the resource has none, which sorts last in ascending order.
 */
export function sortKey(resource: JsonObject, target: AttributePath): string | number | boolean | undefined {
  const path = sortTarget(target);
  const compared = path.subAttribute ?? path.attribute;
  const value = path.attribute.multiValued ? primaryValue(resource, path) : valuesAt(resource, path)[0];
  if (typeof value === "string" && compared.type === "dateTime") return parseDateTime(value);
  if (typeof value === "string") return beginning(compared.caseExact ? value : foldCase(value));
  return typeof value === "number" || typeof value === "boolean" ? value : undefined;
}

/** The path with the sub-attribute `value` filled in for a complex attribute. */
export function sortTarget(target: AttributePath): AttributePath {
  const value = findAttribute(target.attribute.subAttributes, "value");
  return target.subAttribute || !value ? target : { ...target, subAttribute: value };
}

function primaryValue(resource: JsonObject, path: AttributePath): JsonValue | undefined {
  const entries = valuesAt(resource, { ...path, subAttribute: undefined });
  const chosen = entries.find((entry) => isJsonObject(entry) && entry.primary === true) ?? entries[0];
  if (!path.subAttribute) return chosen;
  return isJsonObject(chosen) ? chosen[path.subAttribute.name] : undefined;
}

function beginning(text: string): string {
  return text.length <= SORT_CHARS_MAX ? text : Array.from(text).slice(0, SORT_CHARS_MAX).join("");
}
