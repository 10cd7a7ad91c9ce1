import { foldCase } from "../case-fold";
import { invalidFilter } from "../errors";
import type { Attribute, ResourceType } from "../schema/attribute";
import { type AttributePath, findAttribute, printPath, resolvePath } from "../schema/attribute-path";
import { type BoundValue, bindValue, operatorFits } from "./bind-value";
import type { CompareOperator, FilterNode } from "./tree";

/**
 * A filter held against the schema: paths resolved, operators fit the type, values typed, null turned into absence,
 * strings of attributes that are not caseExact folded. Whoever reads it (memory or SQL) needs no further check.
 * Inside a `valuePath` the targets are the sub-attributes of its own target, as attributes of one entry.
 */
export type BoundFilter =
  | { readonly kind: "and" | "or"; readonly operands: readonly BoundFilter[] }
  | { readonly kind: "not"; readonly operand: BoundFilter }
  | {
      readonly kind: "compare";
      readonly target: AttributePath;
      readonly operator: Exclude<CompareOperator, "ne">;
      readonly value: BoundValue;
      /** The value before folding, for a PATCH that creates the entry its path asks for. */
      readonly written: BoundValue;
    }
  | { readonly kind: "present"; readonly target: AttributePath }
  /** On an attribute that only another of the listed types has: never true. */
  | { readonly kind: "unassigned" }
  | { readonly kind: "valuePath"; readonly target: AttributePath; readonly filter: BoundFilter };

/** undefined for an attribute that only another type has. */
type Resolve = (path: string, position: number) => AttributePath | undefined;

/**
 * Binds a filter on resources of the type. An attribute that only one of `others` has counts as unassigned (RFC 7644
 * 3.4.2.1). Throws `invalidFilter` naming what does not fit; an unknown attribute never means "all".
 */
export function bindFilter(type: ResourceType, node: FilterNode, others: readonly ResourceType[] = []): BoundFilter {
  return bindNode(node, (path, position) => {
    const resolved = filterablePath(type, path);
    if (resolved || others.some((other) => filterablePath(other, path))) return resolved;
    const names = [type, ...others].map(({ name }) => `${name}s`).join(" and ");
    throw invalidFilter(`${names} have no attribute "${path}" to filter by (position ${position}).`);
  });
}

function filterablePath(type: ResourceType, path: string): AttributePath | undefined {
  const resolved = resolvePath(type, path);
  return resolved && "attribute" in resolved ? resolved : undefined;
}

/** Binds the filter of a value path on the entries of a complex multi-valued attribute. */
export function bindEntryFilter(attribute: Attribute, node: FilterNode): BoundFilter {
  return bindNode(node, (path, position) => {
    const name = attribute.subAttributes ? path : path.replace(/^value$/i, attribute.name);
    const found = findAttribute(attribute.subAttributes ?? [attribute], name);
    if (!found) throw invalidFilter(`"${attribute.name}" has no sub-attribute "${path}" (position ${position}).`);
    return { schema: undefined, attribute: found, subAttribute: undefined };
  });
}

const UNASSIGNED: BoundFilter = { kind: "unassigned" };

function bindNode(node: FilterNode, resolve: Resolve): BoundFilter {
  switch (node.kind) {
    case "and":
    case "or":
      return { kind: node.kind, operands: node.operands.map((operand) => bindNode(operand, resolve)) };
    case "not":
      return { kind: "not", operand: bindNode(node.operand, resolve) };
    case "present": {
      const target = resolve(node.path, node.position);
      return target ? { kind: "present", target: readable(target, node.position) } : UNASSIGNED;
    }
    case "valuePath":
      return bindValuePath(node, resolve);
    case "compare":
      return bindCompare(node, resolve);
    default:
      return node satisfies never;
  }
}

function bindValuePath(node: FilterNode & { kind: "valuePath" }, resolve: Resolve): BoundFilter {
  const target = resolve(node.path, node.position);
  if (!target) return UNASSIGNED;
  if (target.subAttribute || !target.attribute.subAttributes) {
    throw invalidFilter(`"${node.path}" has no sub-attributes for [ ] to look at (position ${node.position}).`);
  }
  return { kind: "valuePath", target, filter: bindEntryFilter(target.attribute, node.filter) };
}

function bindCompare(node: FilterNode & { kind: "compare" }, resolve: Resolve): BoundFilter {
  const negated = node.operator === "ne";
  const operator = node.operator === "ne" ? "eq" : node.operator;
  const resolved = resolve(node.path, node.position);
  if (!resolved) return negated === (node.value.kind === "null") ? UNASSIGNED : { kind: "not", operand: UNASSIGNED };
  const target = withValue(readable(resolved, node.position), node);
  const compared = target.subAttribute ?? target.attribute;
  if (node.value.kind === "null") {
    if (operator !== "eq") throw invalidFilter(`null can only be compared by eq and ne (position ${node.position}).`);
    const present: BoundFilter = { kind: "present", target };
    return negated ? present : { kind: "not", operand: present };
  }
  if (!operatorFits(compared.type, operator)) {
    throw invalidFilter(
      `"${printPath(target)}" is of type ${compared.type}; ${operator} cannot compare it (position ${node.position}).`,
    );
  }
  const value = bindValue(compared, node.value, node.position);
  const comparison: BoundFilter = {
    kind: "compare",
    target,
    operator,
    value: typeof value === "string" && !compared.caseExact ? foldCase(value) : value,
    written: value,
  };
  return negated ? { kind: "not", operand: comparison } : comparison;
}

/** A comparison with a complex attribute means its `value` (RFC 7644 3.4.2.2: `emails co "example.com"`). */
function withValue(target: AttributePath, node: { path: string; position: number }): AttributePath {
  if (target.subAttribute || target.attribute.type !== "complex") return target;
  const subAttribute = findAttribute(target.attribute.subAttributes, "value");
  if (!subAttribute) {
    throw invalidFilter(`"${node.path}" is complex: name the sub-attribute to compare (position ${node.position}).`);
  }
  return { ...target, subAttribute };
}

function readable(target: AttributePath, position: number): AttributePath {
  const attribute = target.subAttribute ?? target.attribute;
  if (attribute.returned === "never")
    throw invalidFilter(`"${printPath(target)}" is never returned and cannot be filtered by (position ${position}).`);
  return target;
}
