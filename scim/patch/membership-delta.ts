import { normaliseValue } from "../compat/normalise";
import { groupAsMember, invalidValue, mutability } from "../errors";
import { isJsonObject, type JsonValue } from "../json";
import { findAttribute } from "../schema/attribute-path";
import { groupResourceType } from "../schema/resource-types";
import type { MembershipDelta } from "../store";
import { type ChosenMembers, chosenMembers } from "./chosen-members";
import type { PatchOperation } from "./parse";

const membersAttribute = findAttribute(groupResourceType.schema.attributes, "members");

export function isMembersOperation({ target }: PatchOperation): boolean {
  return "attribute" in target && target.attribute === membersAttribute;
}

/**
 * What a list of operations on `members` does in all, in its normal form, so that a group is never loaded to change it.
 * Throws `invalidValue` for entries that name no person, `invalidPath` for a filter that it could not follow unseen.
 */
export function membershipDelta(operations: readonly PatchOperation[]): MembershipDelta | undefined {
  if (operations.length === 0) return undefined;
  const delta = new DeltaBuilder();
  for (const operation of operations) applyMembers(operation, delta);
  return delta.build();
}

/** The ids that a `members` value names, each once. Throws `invalidValue`; a group as a member is refused. */
export function readMemberIds(value: JsonValue): readonly string[] {
  const entries = membersAttribute ? normaliseValue(membersAttribute, value) : null;
  if (entries === null || !Array.isArray(entries)) return [];
  return [...new Set(entries.map(readMemberId))];
}

function readMemberId(entry: JsonValue): string {
  const id = isJsonObject(entry) ? entry.value : undefined;
  if (typeof id !== "string")
    throw invalidValue('An entry of "members" has no "value": send the id that the person has here.');
  const type = isJsonObject(entry) ? entry.type : undefined;
  if (typeof type === "string" && type.toLowerCase() === "group") throw groupAsMember(id);
  return id;
}

function applyMembers(operation: PatchOperation, delta: DeltaBuilder): void {
  const { verb, target, value } = operation;
  if (!("attribute" in target)) return;
  if (target.subAttribute && target.subAttribute.name !== "value") {
    throw mutability(`"members.${target.subAttribute.name}" cannot be changed; remove the member and add another.`);
  }
  const chosen = target.filter && chosenMembers(target.filter);
  if (verb === "remove") {
    const isNamed = value !== undefined && value !== null;
    return delta.remove(chosen ?? (isNamed ? readMemberIds(value) : "all"));
  }
  const named = value === undefined ? [] : readMemberIds(value);
  if (verb === "add" && chosen && chosen !== "all" && named.length === 0) return delta.add([...chosen]);
  if (value === undefined) throw invalidValue(`"members": ${verb} needs a value. To empty the group, use remove.`);
  if (verb === "replace") delta.remove(chosen ?? "all");
  delta.add(named);
}

class DeltaBuilder {
  private cleared = false;
  private readonly added = new Set<string>();
  private readonly removed = new Set<string>();

  add(ids: readonly string[]): void {
    for (const id of ids) {
      this.removed.delete(id);
      this.added.add(id);
    }
  }

  remove(members: ChosenMembers | readonly string[]): void {
    if (members === "all") {
      this.cleared = true;
      this.added.clear();
      this.removed.clear();
      return;
    }
    for (const id of members) {
      this.added.delete(id);
      if (!this.cleared) this.removed.add(id);
    }
  }

  build(): MembershipDelta {
    return { clear: this.cleared, add: [...this.added], remove: [...this.removed] };
  }
}
