import { compareCodePoints, foldCase } from "../case-fold";
import { parseDateTime } from "../date-time";
import { isJsonObject, type JsonObject, type JsonValue } from "../json";
import type { Attribute } from "../schema/attribute";
import type { AttributePath } from "../schema/attribute-path";
import type { BoundFilter } from "./bind";
import type { BoundValue } from "./bind-value";

type Comparison = BoundFilter & { kind: "compare" };

/**
 * Whether a resource (or, inside a value path, one entry) matches. A multi-valued attribute matches when one of its
 * values does; `ne` was bound as not eq, so it matches when none is equal, absent ones included.
 */
export function evaluateFilter(filter: BoundFilter, resource: JsonObject): boolean {
  switch (filter.kind) {
    case "and":
      return filter.operands.every((operand) => evaluateFilter(operand, resource));
    case "or":
      return filter.operands.some((operand) => evaluateFilter(operand, resource));
    case "not":
      return !evaluateFilter(filter.operand, resource);
    case "present":
      return valuesAt(resource, filter.target).some(isAssigned);
    case "unassigned":
      return false;
    case "valuePath":
      return entriesAt(resource, filter.target).some(
        (entry) => isJsonObject(entry) && evaluateFilter(filter.filter, entry),
      );
    case "compare":
      return valuesAt(resource, filter.target).some((value) => compareValue(filter, value));
    default:
      return filter satisfies never;
  }
}

/** All values at the path, through multi-valued attributes. */
export function valuesAt(resource: JsonObject, path: AttributePath): readonly JsonValue[] {
  const entries = entriesAt(resource, path);
  const { subAttribute } = path;
  if (!subAttribute) return entries;
  return entries.flatMap((entry) => {
    const value = isJsonObject(entry) ? entry[subAttribute.name] : undefined;
    return value === undefined ? [] : [value];
  });
}

function entriesAt(resource: JsonObject, { schema, attribute }: AttributePath): readonly JsonValue[] {
  const holder = schema ? resource[schema.id] : resource;
  const value = isJsonObject(holder) ? holder[attribute.name] : undefined;
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** RFC 7643 2.5: null and the empty array are unassigned; RFC 7644 table 3: a complex value needs a sub-value. */
function isAssigned(value: JsonValue): boolean {
  if (value === null || value === "") return false;
  return isJsonObject(value) ? Object.values(value).some(isAssigned) : true;
}

function compareValue({ target, operator, value: wanted }: Comparison, value: JsonValue): boolean {
  const actual = comparable(target.subAttribute ?? target.attribute, value);
  if (actual === undefined || typeof actual !== typeof wanted) return false;
  switch (operator) {
    case "eq":
      return actual === wanted;
    case "co":
      return String(actual).includes(String(wanted));
    case "sw":
      return String(actual).startsWith(String(wanted));
    case "ew":
      return String(actual).endsWith(String(wanted));
    case "gt":
      return order(actual, wanted) > 0;
    case "ge":
      return order(actual, wanted) >= 0;
    case "lt":
      return order(actual, wanted) < 0;
    case "le":
      return order(actual, wanted) <= 0;
    default:
      return operator satisfies never;
  }
}

function comparable(attribute: Attribute, value: JsonValue): BoundValue | undefined {
  if (attribute.type === "dateTime") return typeof value === "string" ? parseDateTime(value) : undefined;
  if (typeof value === "string") return attribute.caseExact ? value : foldCase(value);
  return typeof value === "number" || typeof value === "boolean" ? value : undefined;
}

function order(left: BoundValue, right: BoundValue): number {
  if (typeof left === "string" && typeof right === "string") return compareCodePoints(left, right);
  return Number(left) - Number(right);
}
