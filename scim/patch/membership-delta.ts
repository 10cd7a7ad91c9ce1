import { normaliseValue } from "../compat/normalise";
import { groupAsMember, invalidPath, invalidValue, mutability } from "../errors";
import type { BoundFilter } from "../filter/bind";
import { evaluateFilter } from "../filter/evaluate";
import { isJsonObject, type JsonObject, type JsonValue } from "../json";
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
 * `baseUrl` is what `$ref` begins with. Throws `invalidValue` for entries that name no person, `invalidPath` for an add or
 * replace whose filter does not say by id whom it is about.
 */
export function membershipDelta(operations: readonly PatchOperation[], baseUrl: string): MembershipDelta | undefined {
  if (operations.length === 0) return undefined;
  const delta = new DeltaBuilder(baseUrl);
  for (const operation of operations) applyMembers(operation, delta);
  return delta.build();
}

/**
 * The ids that a `members` value names, each once. Throws `invalidValue` for a group as a member, and for what names nobody
 * but is no empty list: a mapping that lost its value must not empty a group.
 */
export function readMemberIds(value: JsonValue): readonly string[] {
  const entries = membersAttribute ? normaliseValue(membersAttribute, value) : null;
  if (Array.isArray(entries)) return [...new Set(entries.map(readMemberId))];
  throw invalidValue('"members" has no value. Send the people who are meant, or [] for nobody.');
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
  const { verb, target, value, explicit } = operation;
  // `members: null` beside a new name says nothing of the members.
  if (!("attribute" in target) || (value === null && !explicit)) return;
  if (target.subAttribute && target.subAttribute.name !== "value") {
    throw mutability(`"members.${target.subAttribute.name}" cannot be changed; remove the member and add another.`);
  }
  const chosen = target.filter && chosenMembers(target.filter);
  if (target.filter && !chosen) {
    if (verb === "remove") return delta.removeWhere(target.filter);
    throw invalidPath('Choose members by their ids: members[value eq "..."], several joined by or.');
  }
  if (verb === "remove") {
    const isNamed = value !== undefined && value !== null;
    return delta.remove(chosen ?? (isNamed ? readMemberIds(value) : "all"));
  }
  const named = value === undefined || (value === null && chosen) ? [] : readMemberIds(value);
  if (verb === "add" && chosen && chosen !== "all" && named.length === 0) return delta.add([...chosen]);
  if (value === undefined) throw invalidValue(`"members": ${verb} needs a value. To empty the group, use remove.`);
  if (verb === "replace") delta.remove(chosen ?? "all");
  delta.add(named);
}

/** An entry of `members` as it is shown. */
export function memberEntry(baseUrl: string, id: string): JsonObject {
  return { value: id, $ref: `${baseUrl}/Users/${id}`, type: "User" };
}

class DeltaBuilder {
  private cleared = false;
  private readonly added = new Set<string>();
  private readonly removed = new Set<string>();
  private readonly filters: BoundFilter[] = [];
  private readonly baseUrl: string;

  constructor(baseUrl: string) {
    this.baseUrl = baseUrl;
  }

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
      this.filters.length = 0;
      return;
    }
    for (const id of members) {
      this.added.delete(id);
      if (!this.cleared) this.removed.add(id);
    }
  }

  /** Those added by an earlier operation go now, those whom the group has when the change is written. */
  removeWhere(filter: BoundFilter): void {
    for (const id of this.added) if (evaluateFilter(filter, memberEntry(this.baseUrl, id))) this.added.delete(id);
    if (!this.cleared) this.filters.push(filter);
  }

  build(): MembershipDelta {
    const delta = { clear: this.cleared, add: [...this.added], remove: [...this.removed] };
    return this.filters.length === 0 ? delta : { ...delta, removeWhere: this.filters, baseUrl: this.baseUrl };
  }
}
