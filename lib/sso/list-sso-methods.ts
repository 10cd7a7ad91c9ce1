import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { EndpointOutput } from "@/lib/contracts/endpoint";
import type { listSsoMethods as contract, SsoMethodView } from "@/lib/contracts/sso";
import type { Services } from "@/lib/services";

type SsoMethods = EndpointOutput<typeof contract>;

export function listSsoMethods({ db }: Services, { team }: Authorized<"sso.read">): Promise<SsoMethods> {
  return ssoMethodsOf(db, team.id);
}

interface MethodRow {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly protocol: SsoMethodView["protocol"];
  readonly enabled: boolean;
  readonly last_used_at: Date | null;
}

/** The team's methods in the order they were made, without their configuration: it may hold secrets. */
export async function ssoMethodsOf(db: Db, teamId: string): Promise<SsoMethods> {
  const found = await rows<MethodRow>(
    db,
    sql`select id, name, provider, protocol, enabled, last_used_at from sso_methods where team_id = ${teamId} order by id`,
  );
  return {
    methods: found.map(({ last_used_at, ...method }) => ({
      ...method,
      lastUsedAt: last_used_at?.toISOString() ?? null,
    })),
  };
}
