import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { planHasScim } from "@/lib/contracts/permissions";
import type { Plan } from "@/lib/contracts/roles";
import { hashKey } from "./key-token";

/** The key of a request and the team that it opens. */
export interface KeyOwner {
  readonly teamId: string;
  readonly teamName: string;
  readonly keyId: string;
  readonly keyName: string;
  readonly plan: Plan;
  /** The version of what the team declared; 0 when it never declared a schema. */
  readonly schemasVersion: number;
}

/** Why a key is refused, or `ok`. Whose key it is, is known for all but an unknown one. */
export type KeyCheck =
  | { readonly kind: "unknown"; readonly owner: undefined }
  | { readonly kind: "revoked" | "expired" | "plan" | "off" | "ok"; readonly owner: KeyOwner };

interface FoundKey {
  readonly team_id: string;
  readonly team_name: string;
  readonly plan: Plan;
  readonly enabled: boolean;
  readonly id: string;
  readonly name: string;
  readonly revoked: boolean;
  readonly expired: boolean;
  readonly schemas_version: number;
}

/**
 * Looks a bearer token up by its hash, with the plan and the switch of its team. Nothing is remembered between calls,
 * so what changes on one instance holds at the next request on every other.
 */
export async function authenticateKey(db: Db, bearerToken: string, now: Date): Promise<KeyCheck> {
  const [found] = await rows<FoundKey>(
    db,
    sql`select k.team_id, t.name as team_name, t.plan, coalesce(s.enabled, false) as enabled, k.id, k.name,
        coalesce(s.schemas_version, 0) as schemas_version,
        k.revoked_at is not null as revoked,
        coalesce(k.expires_at <= ${now.toISOString()}::timestamptz, false) as expired
      from scim_keys k
      join teams t on t.id = k.team_id
      left join scim_settings s on s.team_id = k.team_id
      where k.hash = ${hashKey(bearerToken)} limit 1`,
    { name: "provisioning_authenticate_key" },
  );
  if (!found) return { kind: "unknown", owner: undefined };
  const {
    team_id: teamId,
    team_name: teamName,
    id: keyId,
    name: keyName,
    plan,
    schemas_version: schemasVersion,
  } = found;
  return { kind: verdictOf(found), owner: { teamId, teamName, keyId, keyName, plan, schemasVersion } };
}

function verdictOf({ revoked, expired, plan, enabled }: FoundKey): Exclude<KeyCheck["kind"], "unknown"> {
  if (revoked) return "revoked";
  if (expired) return "expired";
  if (!planHasScim(plan)) return "plan";
  return enabled ? "ok" : "off";
}
