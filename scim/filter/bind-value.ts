import { parseDateTime } from "../date-time";
import { invalidFilter } from "../errors";
import { resourceTag } from "../resource-tag";
import type { Attribute, AttributeType } from "../schema/attribute";
import { versionAttribute } from "../schema/common";
import type { CompareOperator, Literal } from "./tree";

/** A typed value; a dateTime is the number of milliseconds since 1970 in UTC. */
export type BoundValue = string | number | boolean;

const ORDER = ["gt", "ge", "lt", "le"] as const;
const PARTS = ["co", "sw", "ew"] as const;

/** Whether RFC 7644 table 3 lets the operator compare values of the type. */
export function operatorFits(type: AttributeType, operator: CompareOperator): boolean {
  if (operator === "eq" || operator === "ne") return type !== "complex";
  const isOrder = (ORDER as readonly string[]).includes(operator);
  switch (type) {
    case "string":
    case "reference":
      return isOrder || (PARTS as readonly string[]).includes(operator);
    case "decimal":
    case "integer":
    case "dateTime":
      return isOrder;
    case "boolean":
    case "binary":
    case "complex":
      return false;
    default:
      return type satisfies never;
  }
}

/** The literal as a value of the attribute's type: quoted booleans and unquoted words are taken (Entra). */
export function bindValue(
  attribute: Attribute,
  literal: Exclude<Literal, { kind: "null" }>,
  position: number,
): BoundValue {
  const refuse = (wanted: string) =>
    invalidFilter(`"${attribute.name}" compares with ${wanted}, not with ${literal.text} (position ${position}).`);
  switch (attribute.type) {
    case "boolean": {
      const folded = literal.text.toLowerCase();
      if (folded !== "true" && folded !== "false") throw refuse("true or false");
      return folded === "true";
    }
    case "decimal":
    case "integer": {
      const number = Number(literal.text);
      if (!/^[+-]?[\d.]/.test(literal.text) || /^.?0x/i.test(literal.text) || !Number.isFinite(number)) {
        throw refuse("a number");
      }
      return number;
    }
    case "dateTime": {
      const instant = parseDateTime(literal.text);
      if (instant === undefined) throw refuse('a time such as "2026-01-31T08:00:00Z"');
      return instant;
    }
    case "string":
      return attribute === versionAttribute ? resourceTag(literal.text) : literal.text;
    case "reference":
    case "binary":
    case "complex":
      return literal.text;
    default:
      return attribute.type satisfies never;
  }
}
