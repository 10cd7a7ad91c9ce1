import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { changeScimSchema as contract, ScimSchemaList } from "@/lib/contracts/scim-schemas";
import type { Services } from "@/lib/services";
import { changeScimSchemas } from "./change-scim-schemas";
import { findSchema } from "./read-scim-schemas";

/** Gives a schema another name and description; its URN and its type stay. Throws `not_found`. */
export function changeScimSchema(
  services: Services,
  actor: Authorized<"scim.schemas.manage">,
  { urn, name, description }: z.output<(typeof contract)["input"]>,
): Promise<ScimSchemaList> {
  return changeScimSchemas(services, actor, async ({ tx, teamId, at, schemas }) => {
    const schema = findSchema(schemas, urn);
    if (schema.name === name && schema.description === description) return undefined;
    await rows(
      tx,
      sql`update scim_schemas set name = ${name}, description = ${description}, updated_at = ${at.toISOString()}::timestamptz
        where team_id = ${teamId} and urn = ${schema.urn}`,
    );
    const details = { from: schema.name };
    return { action: "scim_schema.changed", targetId: schema.urn, targetName: name, details };
  });
}
