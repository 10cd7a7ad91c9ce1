import type { z } from "zod";
import type { Authorized } from "@/lib/auth/authorize";
import type { countScimValues as contract } from "@/lib/contracts/scim-schemas";
import { countDeclaredValues } from "@/lib/directory/declared-values";
import type { Services } from "@/lib/services";
import { findSchema, findSchemaAttribute, readScimSchemas } from "./read-scim-schemas";

/** How many people or groups hold a value of a schema, or of one attribute of it. Throws `not_found`. */
export async function countScimValues(
  { db }: Services,
  actor: Authorized<"scim.read">,
  { urn, name }: z.output<(typeof contract)["input"]>,
): Promise<z.input<(typeof contract)["output"]>> {
  const teamId = actor.team.id;
  const schema = findSchema((await readScimSchemas(db, teamId)).schemas, urn);
  const attribute = name === undefined ? undefined : findSchemaAttribute(schema, name);
  return { holders: await countDeclaredValues(db, { teamId, schema, attribute }) };
}
