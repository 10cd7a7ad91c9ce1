import { foldCase } from "../case-fold";
import { parseDateTime } from "../date-time";
import type { JsonValue } from "../json";
import type { Attribute } from "../schema/attribute";

/** A text that two plain values of the attribute share when they count as the same; undefined for lists and objects. */
export function comparisonKey(attribute: Attribute, value: JsonValue | undefined): string | undefined {
  if (typeof value === "string") {
    if (attribute.type === "dateTime") return String(parseDateTime(value));
    return attribute.caseExact ? value : foldCase(value);
  }
  // Zero has two signs and is one number.
  if (typeof value === "number") return String(value + 0);
  return typeof value === "boolean" ? String(value) : undefined;
}
