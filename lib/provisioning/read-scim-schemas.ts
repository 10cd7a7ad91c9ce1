import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { DeclaredAttribute, ScimSchemaList, ScimSchemaView } from "@/lib/contracts/scim-schemas";
import { DomainError } from "@/lib/errors";

/** What the team declared, in the order in which it did. */
export async function readScimSchemas(db: Db, teamId: string): Promise<ScimSchemaList> {
  const schemas = await rows<ScimSchemaView>(
    db,
    sql`select urn, resource_type as "resourceType", name, description, attributes from scim_schemas
      where team_id = ${teamId} order by created_at, urn_key`,
  );
  return { schemas: [...schemas] };
}

/** The team's schema of this URN, in any case. Throws `not_found`. */
export function findSchema(schemas: readonly ScimSchemaView[], urn: string): ScimSchemaView {
  const found = schemas.find((schema) => isSame(schema.urn, urn));
  if (!found) throw new DomainError("not_found", "This schema does not exist. Reload the page to see those there are.");
  return found;
}

/** The schema's attribute of this name, in any case. Throws `not_found`. */
export function findSchemaAttribute({ attributes }: ScimSchemaView, name: string): DeclaredAttribute {
  const found = attributes.find((attribute) => isSame(attribute.name, name));
  if (!found)
    throw new DomainError("not_found", "This attribute does not exist. Reload the page to see those there are.");
  return found;
}

/** Whether two URNs or names are the same to a client (RFC 7643 2.1). */
export function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
