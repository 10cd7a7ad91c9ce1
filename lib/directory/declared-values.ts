import { type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { rows } from "@/db/rows";
import type { ResourceTypeName } from "@/scim";
import { lockTeam } from "./team-rules";

/** The values of a declared schema, or of one attribute of it, that a team has stored. */
export interface DeclaredValues {
  readonly teamId: string;
  readonly schema: { readonly urn: string; readonly resourceType: ResourceTypeName };
  readonly attribute?: { readonly name: string } | undefined;
}

/** How many people or groups have one. */
export async function countDeclaredValues(db: Db, values: DeclaredValues): Promise<number> {
  const [found] = await rows<{ holders: number }>(
    db,
    sql`select count(*)::integer as holders from ${tableOf(values)}
      where team_id = ${values.teamId} and ${isHolder(values)}`,
  );
  return found?.holders ?? 0;
}

/**
 * Takes them out of every document, each of which gets a new version, and gives how many these were. The caller holds the
 * team's SCIM lock, so that no request writes another one; the team's own lock keeps those away who change many rows.
 */
export async function removeDeclaredValues(tx: Tx, values: DeclaredValues, at: Date): Promise<number> {
  const { teamId, schema, attribute } = values;
  await lockTeam(tx, teamId);
  const beginning = `${schema.urn}:`.toLowerCase();
  await rows(
    tx,
    attribute
      ? sql`delete from scim_unique_values where team_id = ${teamId} and attribute = ${beginning + attribute.name.toLowerCase()}`
      : sql`delete from scim_unique_values where team_id = ${teamId} and starts_with(attribute, ${beginning}::text)`,
  );
  const [changed] = await rows<{ holders: number }>(
    tx,
    sql`with changed as (
        update ${tableOf(values)} set document = ${without(values)}, version = version + 1,
          updated_at = ${at.toISOString()}::timestamptz
        where team_id = ${teamId} and ${isHolder(values)} returning 1)
      select count(*)::integer as holders from changed`,
  );
  return changed?.holders ?? 0;
}

function tableOf({ schema }: DeclaredValues): SQL {
  return sql.raw(schema.resourceType === "User" ? "members" : "groups");
}

function isHolder({ schema, attribute }: DeclaredValues): SQL {
  const holder = attribute ? sql`(document -> ${schema.urn}::text)` : sql`document`;
  return sql`${holder} ? ${attribute?.name ?? schema.urn}::text`;
}

/** The document without the values; an extension that has none left goes, and its URN from `schemas`, too. */
function without({ schema, attribute }: DeclaredValues): SQL {
  const urn = sql`${schema.urn}::text`;
  const whole = sql`jsonb_set(document - ${urn}, '{schemas}', coalesce(document -> 'schemas', '[]') - ${urn})`;
  if (!attribute) return whole;
  const name = sql`${attribute.name}::text`;
  return sql`case when (document -> ${urn}) - ${name} = '{}' then ${whole} else document #- array[${urn}, ${name}] end`;
}
