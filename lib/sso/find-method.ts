import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { type OidcConfig, oidcConfig, type SamlConfig, samlConfig } from "./method-config";

interface MethodBase {
  readonly teamId: string;
  readonly teamName: string;
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly enabled: boolean;
  readonly addsNewUsers: boolean;
  readonly testedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** `config` is null when what is stored cannot be read: an admin has to set the method up anew. */
export type SamlMethod = MethodBase & { readonly protocol: "saml"; readonly config: SamlConfig | null };
export type OidcMethod = MethodBase & { readonly protocol: "oidc"; readonly config: OidcConfig | null };
export type SsoMethod = SamlMethod | OidcMethod;

interface MethodRow {
  readonly team_id: string;
  readonly team_name: string;
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly protocol: SsoMethod["protocol"];
  readonly enabled: boolean;
  readonly adds_new_users: boolean;
  readonly tested_at: Date | null;
  readonly last_used_at: Date | null;
  readonly config: unknown;
}

/** A method of any team by its id, as the addresses that identity providers know name it. */
export async function findMethod(db: Db, methodId: string): Promise<SsoMethod | undefined> {
  const [row] = await rows<MethodRow>(db, methodsSql(sql`s.id = ${methodId}`), { name: "sso_method_find" });
  return row && methodOf(row);
}

/** The team's methods in the order they were made. */
export async function methodsOfTeam(db: Db, teamId: string): Promise<readonly SsoMethod[]> {
  const found = await rows<MethodRow>(db, methodsSql(sql`s.team_id = ${teamId} order by s.id`));
  return found.map(methodOf);
}

/** Those of all teams that are on and speak SAML, in steps: the first ones beyond `last`. */
export async function samlMethodsBeyond(
  db: Db,
  last: Pick<SsoMethod, "teamId" | "id"> | undefined,
  limit: number,
): Promise<readonly SsoMethod[]> {
  const beyond = last === undefined ? sql`` : sql`and (s.team_id, s.id) > (${last.teamId}, ${last.id})`;
  const found = await rows<MethodRow>(
    db,
    methodsSql(sql`s.protocol = 'saml' and s.enabled ${beyond} order by s.team_id, s.id limit ${limit}::integer`),
  );
  return found.map(methodOf);
}

/** A method of this team; `lock` holds its row until the transaction ends. */
export async function methodOfTeam(
  db: Db,
  teamId: string,
  methodId: string,
  lock: SQL = sql``,
): Promise<SsoMethod | undefined> {
  const [row] = await rows<MethodRow>(db, methodsSql(sql`s.team_id = ${teamId} and s.id = ${methodId} ${lock}`));
  return row && methodOf(row);
}

function methodsSql(which: SQL): SQL {
  return sql`select s.team_id, t.name as team_name, s.id, s.name, s.provider, s.protocol, s.enabled, s.adds_new_users,
      s.tested_at, s.last_used_at, s.config
    from sso_methods s join teams t on t.id = s.team_id where ${which}`;
}

function methodOf(row: MethodRow): SsoMethod {
  const base = {
    teamId: row.team_id,
    teamName: row.team_name,
    id: row.id,
    name: row.name,
    provider: row.provider,
    enabled: row.enabled,
    addsNewUsers: row.adds_new_users,
    testedAt: row.tested_at,
    lastUsedAt: row.last_used_at,
  };
  return row.protocol === "saml"
    ? { ...base, protocol: "saml", config: samlConfig.safeParse(row.config).data ?? null }
    : { ...base, protocol: "oidc", config: oidcConfig.safeParse(row.config).data ?? null };
}
