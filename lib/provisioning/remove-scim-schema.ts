import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { removeScimSchema as contract, ScimSchemaList } from "@/lib/contracts/scim-schemas";
import { removeDeclaredValues } from "@/lib/directory/declared-values";
import type { Services } from "@/lib/services";
import { changeScimSchemas } from "./change-scim-schemas";
import { findSchema } from "./read-scim-schemas";

/** Takes a schema away, with all values that the team's people or groups have of it. Throws `not_found`. */
export function removeScimSchema(
  services: Services,
  actor: Authorized<"scim.schemas.manage">,
  { urn }: z.output<(typeof contract)["input"]>,
): Promise<ScimSchemaList> {
  return changeScimSchemas(services, actor, async ({ tx, teamId, at, schemas }) => {
    const schema = findSchema(schemas, urn);
    const holders = await removeDeclaredValues(tx, { teamId, schema }, at);
    await rows(tx, sql`delete from scim_schemas where team_id = ${teamId} and urn = ${schema.urn}`);
    const details = { attributes: schema.attributes.map(({ name }) => name), holders };
    return { action: "scim_schema.removed", targetId: schema.urn, targetName: schema.name, details };
  });
}
