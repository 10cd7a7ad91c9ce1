import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { Plan } from "@/lib/contracts/roles";
import { declaredAttribute } from "@/lib/contracts/scim-schemas";

const BADGE = declaredAttribute.parse({ name: "badge" });

/**
 * Gives a team, whatever it has now, SCIM turned on, the SSO methods `sso_1` and `sso_2`, both on, the key `key_1`,
 * the audit event `aud_1` and the schema `urn:example:work` with the attribute `badge`; ids and names end in `end`.
 */
export async function furnishTeam(db: Db, teamId: string, plan: Plan, end: string): Promise<void> {
  await rows(db, sql`update teams set plan = ${plan}, sso_required = false where id = ${teamId}`);
  await rows(db, sql`delete from scim_keys where team_id = ${teamId}`);
  await rows(db, sql`delete from sso_methods where team_id = ${teamId}`);
  await rows(
    db,
    sql`insert into sso_methods (team_id, id, name, provider, protocol, enabled)
      values (${teamId}, 'sso_1' || ${end}::text, 'Okta', 'okta', 'saml', true),
        (${teamId}, 'sso_2' || ${end}::text, 'Ping', 'ping', 'saml', true),
        (${teamId}, 'sso_3' || ${end}::text, 'Google', 'google', 'oidc', false)`,
  );
  await rows(
    db,
    sql`insert into scim_keys (team_id, id, name, hash, hint, created_by_name)
      values (${teamId}, 'key_1' || ${end}::text, 'Key', 'hash', 'msk_…', 'Ada')`,
  );
  await rows(db, sql`delete from scim_schemas where team_id = ${teamId}`);
  await rows(
    db,
    sql`insert into scim_schemas (team_id, urn, resource_type, name, description, attributes)
      values (${teamId}, 'urn:example:work' || ${end}::text, 'User', 'Work', '',
        jsonb_build_array(${JSON.stringify(BADGE)}::jsonb || jsonb_build_object('name', 'badge' || ${end}::text)))`,
  );
  await rows(
    db,
    sql`insert into audit_events (team_id, id, actor_kind, actor_name, action)
      values (${teamId}, 'aud_1' || ${end}::text, 'system', 'Ada', 'team.created') on conflict do nothing`,
  );
  await rows(
    db,
    sql`insert into scim_settings (team_id, enabled) values (${teamId}, true)
      on conflict (team_id) do update set enabled = true`,
  );
}
