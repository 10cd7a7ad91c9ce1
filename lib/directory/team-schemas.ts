import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";
import { coreResourceTypes, type DeclaredSchema, declareSchemas, type ResourceTypes } from "@/scim";

/** The resource types of a team as they were at a version of its declared schemas. */
export interface TeamSchemas {
  readonly version: number;
  readonly resourceTypes: ResourceTypes;
}

const NOTHING_DECLARED: TeamSchemas = { version: 0, resourceTypes: coreResourceTypes };

const REMEMBERED_TEAMS_MAX = 256;

/** By team; who was asked for last stands last. */
const remembered = new Map<string, TeamSchemas>();

/**
 * The team's resource types at this version, which the caller read with the key: 0 asks nothing of the database, a
 * version that was asked for before neither. When a newer one is there by now, that is given.
 */
export async function teamSchemas(db: Db, teamId: string, version: number): Promise<TeamSchemas> {
  if (version === 0) return NOTHING_DECLARED;
  const known = remembered.get(teamId);
  const schemas = known?.version === version ? known : await readSchemas(db, teamId);
  remembered.delete(teamId);
  remembered.set(teamId, schemas);
  const [oldest] = remembered.keys();
  if (remembered.size > REMEMBERED_TEAMS_MAX && oldest !== undefined) remembered.delete(oldest);
  return schemas;
}

/** Version and schemas in one statement, so that they belong together. */
async function readSchemas(db: Db, teamId: string): Promise<TeamSchemas> {
  const [found] = await rows<{ version: number; declared: readonly DeclaredSchema[] }>(
    db,
    sql`select s.schemas_version as version, coalesce((
        select jsonb_agg(jsonb_build_object('urn', d.urn, 'name', d.name, 'description', d.description,
          'resourceType', d.resource_type, 'attributes', d.attributes) order by d.created_at, d.urn_key)
        from scim_schemas d where d.team_id = s.team_id), '[]'::jsonb) as declared
      from scim_settings s where s.team_id = ${teamId}`,
    { name: "directory_team_schemas" },
  );
  return found ? { version: found.version, resourceTypes: declareSchemas(found.declared) } : NOTHING_DECLARED;
}
