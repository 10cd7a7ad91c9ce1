import type { z } from "zod";
import type { Authorized } from "@/lib/auth/authorize";
import { ATTRIBUTES_MAX, type addScimAttribute as contract, type ScimSchemaList } from "@/lib/contracts/scim-schemas";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import { changeScimSchemas, writeAttributes } from "./change-scim-schemas";
import { findSchema, isSame } from "./read-scim-schemas";

/**
 * Adds an attribute to a schema; nobody has a value of it yet. Throws `not_found` for the schema, `name_taken` when it has
 * the name in any case, `conflict` beyond 100.
 */
export function addScimAttribute(
  services: Services,
  actor: Authorized<"scim.schemas.manage">,
  { urn, ...attribute }: z.output<(typeof contract)["input"]>,
): Promise<ScimSchemaList> {
  return changeScimSchemas(services, actor, async (change) => {
    const schema = findSchema(change.schemas, urn);
    if (schema.attributes.length >= ATTRIBUTES_MAX) {
      throw new DomainError("conflict", `A schema can have ${ATTRIBUTES_MAX} attributes. Declare another one.`);
    }
    if (schema.attributes.some(({ name }) => isSame(name, attribute.name))) {
      const message = `${schema.name} has an attribute of this name already, in whatever case. Choose another name.`;
      throw new DomainError("name_taken", message, { fields: { name: "An attribute has this name already." } });
    }
    await writeAttributes(change, schema, [...schema.attributes, attribute]);
    const { name, description: _, ...details } = attribute;
    return { action: "scim_attribute.added", targetId: `${schema.urn}:${name}`, targetName: name, details };
  });
}
