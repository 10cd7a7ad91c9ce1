import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";
import { ADMIN_ROLE, SELF_HOSTED_PLAN } from "@/lib/contracts/roles";
import { newId } from "@/lib/ids";
import type { DeclaredSchema, ScimStore } from "@/scim";
import { openScimStore } from "../scim-store";
import { teamSchemas } from "../team-schemas";

interface TeamOptions {
  readonly seats?: number;
  readonly clock?: () => Date;
  /** What the team declared. */
  readonly schemas?: readonly DeclaredSchema[];
}

export interface DirectoryTeam {
  readonly teamId: string;
  readonly store: ScimStore;
}

/** A new team without members, and a store opened for it in the name of a key. */
export async function directoryTeam(db: Db, options: TeamOptions = {}): Promise<DirectoryTeam> {
  const { seats = 1_000, clock = () => new Date(), schemas = [] } = options;
  const teamId = newId("tm");
  await rows(
    db,
    sql`insert into teams (id, name, plan, seats) values (${teamId}, ${`Team ${teamId}`}, ${SELF_HOSTED_PLAN}, ${seats}::integer)`,
  );
  const audit = {
    kind: "scim_key",
    id: newId("key"),
    name: "Test key",
    ip: null,
    userAgent: null,
    requestId: null,
  } as const;
  const version = schemas.length === 0 ? 0 : await declare(db, teamId, schemas);
  const declared = await teamSchemas(db, teamId, version);
  return { teamId, store: openScimStore({ db, clock, actor: { teamId, audit }, schemas: declared }) };
}

/** Writes the schemas as they were declared, and gives their version. */
async function declare(db: Db, teamId: string, schemas: readonly DeclaredSchema[]): Promise<number> {
  await rows(db, sql`insert into scim_settings (team_id, schemas_version) values (${teamId}, 1::integer)`);
  for (const { urn, resourceType, name, description, attributes } of schemas) {
    await rows(
      db,
      sql`insert into scim_schemas (team_id, urn, resource_type, name, description, attributes)
        values (${teamId}, ${urn}, ${resourceType}, ${name}, ${description}, ${JSON.stringify(attributes)}::jsonb)`,
    );
  }
  return 1;
}

export async function makeAdmin(db: Db, teamId: string, memberId: string): Promise<void> {
  await rows(
    db,
    sql`insert into member_roles (team_id, member_id, role) values (${teamId}, ${memberId}, ${ADMIN_ROLE})`,
  );
}

/** Takes all teams and accounts away, so that an address is free again. */
export async function removeTeams(db: Db): Promise<void> {
  await rows(db, sql`delete from teams`);
  await rows(db, sql`delete from accounts`);
}
