import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import { openScimStore } from "@/lib/directory/scim-store";
import { teamSchemas } from "@/lib/directory/team-schemas";
import type { Services } from "@/lib/services";
import { type Send, scimClient } from "@/scim/testing/scim-client";
import { authenticateKey } from "../authenticate-key";
import { type KeyedTeam, keyedTeam } from "./keyed-team";

export interface DeclaredTeam extends KeyedTeam {
  /** Opens the team's SCIM with its key: with what is declared now, whatever is declared later. */
  readonly scim: () => Promise<Send>;
  /** The documents of its people or groups, by userName or displayName. */
  readonly documents: () => Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>>;
}

/** A new team that provisions, for tests that declare schemas and send values of them. */
export async function declaredTeam(services: Services): Promise<DeclaredTeam> {
  const team = await keyedTeam(services);
  const { teamId } = team;
  return {
    ...team,
    scim: async () => {
      const { owner } = await authenticateKey(services.db, team.key, services.clock());
      if (!owner) throw new Error("The team's key is not known.");
      const schemas = await teamSchemas(services.db, teamId, owner.schemasVersion);
      const { keyId: id, keyName: name } = owner;
      const audit = { kind: "scim_key", id, name, ip: null, userAgent: null, requestId: null } as const;
      const actor = { teamId, audit };
      const store = openScimStore({ ...services, actor, schemas });
      return scimClient({ store, resourceTypes: schemas.resourceTypes, tenantId: teamId });
    },
    documents: async () => {
      const found = await rows<{ name: string; document: Record<string, unknown> }>(
        services.db,
        sql`select user_name as name, document from members where team_id = ${teamId}
          union all select display_name, document from groups where team_id = ${teamId}`,
      );
      return new Map(found.map(({ name, document }) => [name, document]));
    },
  };
}
