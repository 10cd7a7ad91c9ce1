export const COMPARE_OPERATORS = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"] as const;
export type CompareOperator = (typeof COMPARE_OPERATORS)[number];

/** A value as written. A `word` is an unquoted value that is no JSON literal, as in Entra's `externalId eq jyoung`. */
export type Literal =
  | { readonly kind: "string" | "word" | "number"; readonly text: string }
  | { readonly kind: "boolean"; readonly text: "true" | "false" }
  | { readonly kind: "null" };

/** A filter as written (RFC 7644 figure 1), not yet held against a schema. Positions are offsets into the text. */
export type FilterNode =
  | { readonly kind: "and" | "or"; readonly operands: readonly FilterNode[] }
  | { readonly kind: "not"; readonly operand: FilterNode }
  | {
      readonly kind: "compare";
      readonly path: string;
      readonly operator: CompareOperator;
      readonly value: Literal;
      readonly position: number;
    }
  | { readonly kind: "present"; readonly path: string; readonly position: number }
  | { readonly kind: "valuePath"; readonly path: string; readonly filter: FilterNode; readonly position: number };

/** The path of a PATCH operation (RFC 7644 3.5.2): `path`, `path[filter]` or `path[filter].subAttribute`. */
export interface PatchPath {
  readonly path: string;
  readonly filter?: FilterNode;
  readonly subAttribute?: string;
}
