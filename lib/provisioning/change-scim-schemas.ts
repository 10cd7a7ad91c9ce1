import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { memberActor } from "@/lib/audit/member-actor";
import { type AuditEvent, recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { DeclaredAttribute, ScimSchemaList, ScimSchemaView } from "@/lib/contracts/scim-schemas";
import type { Services } from "@/lib/services";
import { lockScim } from "./lock-scim";
import { readScimSchemas } from "./read-scim-schemas";

export interface SchemaChange {
  readonly tx: Tx;
  readonly teamId: string;
  readonly at: Date;
  /** What is declared now. */
  readonly schemas: readonly ScimSchemaView[];
}

/**
 * Does one change of what the team declared, under the lock that also waits for the SCIM writes under way and keeps the
 * next ones waiting. `work` gives what the audit row tells, or undefined when nothing changed; then the version stays.
 */
export function changeScimSchemas(
  { db, clock }: Services,
  actor: Authorized<"scim.schemas.manage">,
  work: (change: SchemaChange) => Promise<AuditEvent | undefined>,
): Promise<ScimSchemaList> {
  const teamId = actor.team.id;
  return db.transaction(async (tx) => {
    await lockScim(tx, teamId);
    const at = clock();
    const { schemas } = await readScimSchemas(tx, teamId);
    const event = await work({ tx, teamId, at, schemas });
    if (event === undefined) return { schemas };
    await rows(
      tx,
      sql`update scim_settings set schemas_version = schemas_version + 1, updated_at = ${at.toISOString()}::timestamptz
        where team_id = ${teamId}`,
    );
    await recordEvent(tx, teamId, memberActor(actor), at, event);
    return readScimSchemas(tx, teamId);
  });
}

/** Writes the attributes of a schema. */
export async function writeAttributes(
  { tx, teamId, at }: SchemaChange,
  { urn }: ScimSchemaView,
  attributes: readonly DeclaredAttribute[],
): Promise<void> {
  await rows(
    tx,
    sql`update scim_schemas set attributes = ${JSON.stringify(attributes)}::jsonb,
        updated_at = ${at.toISOString()}::timestamptz
      where team_id = ${teamId} and urn = ${urn}`,
  );
}
