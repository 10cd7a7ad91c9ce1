import type { FilterNode, Literal } from "../filter/tree";

/** The filter as text (RFC 7644 figure 1), with no more parentheses than `and` before `or` needs. */
export function printFilter(node: FilterNode): string {
  switch (node.kind) {
    case "or":
      return node.operands
        .map((operand) => (operand.kind === "or" ? grouped(operand) : printFilter(operand)))
        .join(" or ");
    case "and":
      return node.operands
        .map((operand) => (operand.kind === "or" || operand.kind === "and" ? grouped(operand) : printFilter(operand)))
        .join(" and ");
    case "not":
      return `not ${grouped(node.operand)}`;
    case "present":
      return `${node.path} pr`;
    case "valuePath":
      return `${node.path}[${printFilter(node.filter)}]`;
    case "compare":
      return `${node.path} ${node.operator} ${printLiteral(node.value)}`;
    default:
      return node satisfies never;
  }
}

function grouped(node: FilterNode): string {
  return `(${printFilter(node)})`;
}

function printLiteral(literal: Literal): string {
  if (literal.kind === "null") return "null";
  return literal.kind === "string" ? JSON.stringify(literal.text) : literal.text;
}
