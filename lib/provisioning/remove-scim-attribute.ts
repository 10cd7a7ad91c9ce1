import type { z } from "zod";
import type { Authorized } from "@/lib/auth/authorize";
import type { removeScimAttribute as contract, ScimSchemaList } from "@/lib/contracts/scim-schemas";
import { removeDeclaredValues } from "@/lib/directory/declared-values";
import type { Services } from "@/lib/services";
import { changeScimSchemas, writeAttributes } from "./change-scim-schemas";
import { findSchema, findSchemaAttribute } from "./read-scim-schemas";

/** Takes an attribute away, with all values that the team's people or groups have of it. Throws `not_found`. */
export function removeScimAttribute(
  services: Services,
  actor: Authorized<"scim.schemas.manage">,
  { urn, name: wanted }: z.output<(typeof contract)["input"]>,
): Promise<ScimSchemaList> {
  return changeScimSchemas(services, actor, async (change) => {
    const { tx, teamId, at } = change;
    const schema = findSchema(change.schemas, urn);
    const attribute = findSchemaAttribute(schema, wanted);
    const holders = await removeDeclaredValues(tx, { teamId, schema, attribute }, at);
    const others = schema.attributes.filter((each) => each !== attribute);
    await writeAttributes(change, schema, others);
    const { name } = attribute;
    const details = { holders };
    return { action: "scim_attribute.removed", targetId: `${schema.urn}:${name}`, targetName: name, details };
  });
}
