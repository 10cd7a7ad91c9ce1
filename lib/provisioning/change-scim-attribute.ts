import type { z } from "zod";
import type { Authorized } from "@/lib/auth/authorize";
import {
  type changeScimAttribute as contract,
  type DeclaredAttribute,
  type ScimSchemaList,
  uniquenessProblems,
} from "@/lib/contracts/scim-schemas";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import { changeScimSchemas, writeAttributes } from "./change-scim-schemas";
import { findSchema, findSchemaAttribute } from "./read-scim-schemas";

/**
 * Changes what does not touch the values that are stored: description, required, returned, and whether they can be changed.
 * Throws `not_found`, and `invalid_input` with a field for what would show a secret or make a unique value one.
 */
export function changeScimAttribute(
  services: Services,
  actor: Authorized<"scim.schemas.manage">,
  { urn, name: wanted, ...changes }: z.output<(typeof contract)["input"]>,
): Promise<ScimSchemaList> {
  return changeScimSchemas(services, actor, async (change) => {
    const schema = findSchema(change.schemas, urn);
    const before = findSchemaAttribute(schema, wanted);
    const after = { ...before, ...changes };
    requireSameSecrecy(before, after);
    const changed = changedCharacteristics(before, after);
    if (changed.length === 0) return undefined;
    const attributes = schema.attributes.map((attribute) => (attribute === before ? after : attribute));
    await writeAttributes(change, schema, attributes);
    const { name } = before;
    const details = Object.fromEntries(changed.map((key) => [key, { from: before[key], to: after[key] }]));
    return { action: "scim_attribute.changed", targetId: `${schema.urn}:${name}`, targetName: name, details };
  });
}

function requireSameSecrecy(before: DeclaredAttribute, after: DeclaredAttribute): void {
  if ((before.mutability === "writeOnly") !== (after.mutability === "writeOnly")) {
    throw refused("mutability", "Whether it can only be written is fixed. Remove the attribute and add it anew.");
  }
  const [problem] = uniquenessProblems(after);
  if (problem !== undefined) throw refused("returned", problem);
}

function refused(field: "mutability" | "returned", message: string): DomainError {
  return new DomainError("invalid_input", message, { fields: { [field]: message } });
}

const CHANGEABLE = ["description", "required", "mutability", "returned"] as const;

function changedCharacteristics(before: DeclaredAttribute, after: DeclaredAttribute) {
  return CHANGEABLE.filter((key) => before[key] !== after[key]);
}
