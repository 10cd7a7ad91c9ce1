import { foldCase } from "../case-fold";
import type { BoundFilter } from "../filter/bind";

/** Members by their ids, or all that the group has. */
export type ChosenMembers = ReadonlySet<string> | "all";

/**
 * Whom `members[...]` chooses, told without a look at the group: every member is a User, so that beside `value eq`
 * conditions hold for all or for none. undefined for a filter that needs the look.
 */
export function chosenMembers(filter: BoundFilter): ChosenMembers | undefined {
  switch (filter.kind) {
    case "or":
      return filter.operands.map(chosenMembers).reduce(union);
    case "and":
      return filter.operands.map(chosenMembers).reduce(intersection);
    case "present":
      return "all";
    case "unassigned":
      return new Set();
    case "compare":
      return filter.operator === "eq" ? equalTo(filter.target.attribute.name, String(filter.written)) : undefined;
    case "not":
    case "valuePath":
      return undefined;
    default:
      return filter satisfies never;
  }
}

function equalTo(name: string, value: string): ChosenMembers | undefined {
  if (name === "value") return new Set([value]);
  return name === "type" ? (foldCase(value) === "user" ? "all" : new Set()) : undefined;
}

type Maybe = ChosenMembers | undefined;

function union(left: Maybe, right: Maybe): Maybe {
  if (left === undefined || right === undefined) return undefined;
  return left === "all" || right === "all" ? "all" : new Set([...left, ...right]);
}

function intersection(left: Maybe, right: Maybe): Maybe {
  if (left === undefined || right === undefined) return undefined;
  if (left === "all") return right;
  return right === "all" ? left : new Set([...left].filter((id) => right.has(id)));
}
