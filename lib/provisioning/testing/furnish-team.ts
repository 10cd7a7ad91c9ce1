import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { DEFAULT_ROLE, type Plan } from "@/lib/contracts/roles";
import { declaredAttribute } from "@/lib/contracts/scim-schemas";

const BADGE = declaredAttribute.parse({ name: "badge" });

/**
 * Gives a team, whatever it has now, SCIM turned on, the SSO methods `sso_1` and `sso_2`, both on, the key `key_1`, the
 * member `usr_1` with the session `ses_1`, the group `grp_1`, the invitation `inv_1`, the mail `mail_1`, the domain `dom_1`, the audit event `aud_1` and the schema `urn:example:work` with the attribute `badge`; ids and names end in `end`.
 */
export async function furnishTeam(db: Db, teamId: string, plan: Plan, end: string): Promise<void> {
  await putOnPlan(db, teamId, plan);
  await furnishPeople(db, teamId, end);
  await furnishInvitation(db, teamId, end);
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
  await rows(db, sql`delete from domains where team_id = ${teamId}`);
  await rows(
    db,
    sql`insert into domains (team_id, id, name, token)
      values (${teamId}, 'dom_1' || ${end}::text, 'furnished' || ${end}::text || '.example', 'token')`,
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

export async function putOnPlan(db: Db, teamId: string, plan: Plan): Promise<void> {
  await rows(db, sql`update teams set plan = ${plan}, sso_required = false where id = ${teamId}`);
}

/** Somebody who has not joined, the invitation `inv_1` and the mail `mail_1`, which was sent. */
async function furnishInvitation(db: Db, teamId: string, end: string): Promise<void> {
  const memberId = `usr_invited${end}`;
  const email = `invited${end}@muster.example`;
  const document = { userName: email, emails: [{ value: email }], active: true };
  await rows(db, sql`delete from members where team_id = ${teamId} and joined_at is null`);
  await rows(
    db,
    sql`insert into members (team_id, id, document, source)
      values (${teamId}, ${memberId}, ${JSON.stringify(document)}::jsonb, 'invite')`,
  );
  await rows(
    db,
    sql`insert into invitations (team_id, id, member_id, email, invited_by_name, expires_at)
      values (${teamId}, 'inv_1' || ${end}::text, ${memberId}, ${email}, 'Ada', now() + interval '7 days')`,
  );
  await rows(db, sql`delete from mails where team_id = ${teamId}`);
  await rows(
    db,
    sql`insert into mails (team_id, id, kind, recipient, next_attempt_at, sent_at)
      values (${teamId}, 'mail_1' || ${end}::text, 'invitation', ${email}, now(), now())`,
  );
}

/** An active member who signed in with an account of their own, and a group by hand. */
async function furnishPeople(db: Db, teamId: string, end: string): Promise<void> {
  const [memberId, accountId, sessionId, groupId] = ["usr_1", "acc_1", "ses_1", "grp_1"].map((id) => `${id}${end}`);
  const email = `first${end}@${teamId}`;
  const document = { userName: email, displayName: "Grace", emails: [{ value: email }], active: true };
  await rows(db, sql`delete from members where team_id = ${teamId} and id = ${memberId}`);
  await rows(db, sql`delete from groups where team_id = ${teamId} and source = 'local'`);
  await rows(db, sql`delete from sessions where id = ${sessionId}`);
  await rows(
    db,
    sql`insert into accounts (id, email, name) values (${accountId}, ${email}, 'Grace') on conflict do nothing`,
  );
  await rows(
    db,
    sql`insert into members (team_id, id, account_id, document, source, joined_at)
      values (${teamId}, ${memberId}, ${accountId}, ${JSON.stringify(document)}::jsonb, 'sso', now())`,
  );
  await rows(
    db,
    sql`insert into member_roles (team_id, member_id, role) values (${teamId}, ${memberId}, ${DEFAULT_ROLE})`,
  );
  await rows(db, sql`insert into sessions (id, account_id, team_id) values (${sessionId}, ${accountId}, ${teamId})`);
  await rows(
    db,
    sql`insert into groups (team_id, id, document, source)
      values (${teamId}, ${groupId}, ${JSON.stringify({ displayName: "Engineering" })}::jsonb, 'local')`,
  );
}
