import { foldCase } from "../case-fold";
import { invalidPath } from "../errors";
import type { BoundFilter } from "../filter/bind";

/** Members by their ids, or all that the group has. */
export type ChosenMembers = ReadonlySet<string> | "all";

/**
 * Whom `members[...]` chooses, told without loading the group: every member is a User, so that beside `value eq` only
 * conditions that hold for all or for none make sense. Throws `invalidPath` for a filter that would need to look.
 */
export function chosenMembers(filter: BoundFilter): ChosenMembers {
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
      if (filter.operator === "eq") return equalTo(filter.target.attribute.name, String(filter.written));
      throw unforeseeable();
    case "not":
    case "valuePath":
      throw unforeseeable();
    default:
      return filter satisfies never;
  }
}

function equalTo(name: string, value: string): ChosenMembers {
  if (name === "value") return new Set([value]);
  if (name === "type") return foldCase(value) === "user" ? "all" : new Set();
  throw unforeseeable();
}

function union(left: ChosenMembers, right: ChosenMembers): ChosenMembers {
  return left === "all" || right === "all" ? "all" : new Set([...left, ...right]);
}

function intersection(left: ChosenMembers, right: ChosenMembers): ChosenMembers {
  if (left === "all") return right;
  return right === "all" ? left : new Set([...left].filter((id) => right.has(id)));
}

function unforeseeable() {
  return invalidPath('Choose members by their ids: members[value eq "..."], several joined by or.');
}
