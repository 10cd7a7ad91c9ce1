import { foldCase } from "./case-fold";
import { parseDateTime } from "./date-time";
import { valuesAt } from "./filter/evaluate";
import { isJsonObject, type JsonObject, type JsonValue } from "./json";
import type { AttributePath } from "./schema/attribute-path";
import { findAttribute } from "./schema/attribute-path";

/**
 * The attribute that a sort really compares: of a complex one its `value`, of a multi-valued one the primary entry's,
 * else the first (RFC 7644 3.4.2.3). undefined when the resource has none, which sorts last in ascending order.
 */
export function sortKey(resource: JsonObject, target: AttributePath): string | number | boolean | undefined {
  const path = sortTarget(target);
  const compared = path.subAttribute ?? path.attribute;
  const value = path.attribute.multiValued ? primaryValue(resource, path) : valuesAt(resource, path)[0];
  if (typeof value === "string" && compared.type === "dateTime") return parseDateTime(value);
  if (typeof value === "string") return compared.caseExact ? value : foldCase(value);
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
