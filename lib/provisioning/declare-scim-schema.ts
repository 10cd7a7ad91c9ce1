import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import {
  type declareScimSchema as contract,
  SCHEMAS_MAX,
  type ScimSchemaList,
  type ScimSchemaView,
} from "@/lib/contracts/scim-schemas";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import { changeScimSchemas } from "./change-scim-schemas";

/**
 * Adds a schema without attributes to the team's own. Throws `name_taken` when its URN is there in any case, or when one
 * of the two begins with the other, so that no path could tell them apart; `conflict` beyond 20.
 */
export function declareScimSchema(
  services: Services,
  actor: Authorized<"scim.schemas.manage">,
  { urn, resourceType, name, description }: z.output<(typeof contract)["input"]>,
): Promise<ScimSchemaList> {
  return changeScimSchemas(services, actor, async ({ tx, teamId, at, schemas }) => {
    if (schemas.length >= SCHEMAS_MAX) {
      throw new DomainError("conflict", `A team can declare ${SCHEMAS_MAX} schemas. Add attributes to one of them.`);
    }
    requireFreeUrn(schemas, urn);
    const now = sql`${at.toISOString()}::timestamptz`;
    await rows(
      tx,
      sql`insert into scim_schemas (team_id, urn, resource_type, name, description, attributes, created_at, updated_at)
        values (${teamId}, ${urn}, ${resourceType}, ${name}, ${description}, '[]'::jsonb, ${now}, ${now})`,
    );
    return { action: "scim_schema.declared", targetId: urn, targetName: name, details: { resourceType } };
  });
}

function requireFreeUrn(schemas: readonly ScimSchemaView[], urn: string): void {
  const other = schemas.find((schema) => beginsWith(schema.urn, urn) || beginsWith(urn, schema.urn));
  if (!other) return;
  const same = other.urn.toLowerCase() === urn.toLowerCase();
  const field = same
    ? "A schema has this URN already."
    : `It is too much like ${other.urn}: one begins with the other.`;
  throw new DomainError("name_taken", `${field} Choose another URN.`, { fields: { urn: field } });
}

/** Whether a path that begins with `urn` could begin with `beginning` as well. */
function beginsWith(urn: string, beginning: string): boolean {
  const [whole, start] = [urn.toLowerCase(), beginning.toLowerCase()];
  return whole === start || whole.startsWith(`${start}:`) || whole.startsWith(`${start}.`);
}
