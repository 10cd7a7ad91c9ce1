import { sql } from "drizzle-orm";
import type { Db } from "../../database";
import { rows } from "../../rows";

export const TEAMS = ["tm_1", "tm_2", "tm_3"] as const;

/** Three teams with twenty people each in two groups, an admin, and rows in every large table. */
export async function threeTeams(db: Db): Promise<void> {
  await rows(
    db,
    sql`insert into teams (id, name, plan, seats) select 'tm_' || t, 'T' || t, 'enterprise', 100 from generate_series(1, 3) t`,
  );
  await rows(db, sql`insert into accounts (id, email, name) values ('acc_1', 'ada@x.example', 'Ada')`);
  await rows(
    db,
    sql`insert into members (team_id, id, account_id, source, joined_at, document)
      select 'tm_' || t, 'usr_' || u, case u when 1 then 'acc_1' end, 'scim', now(),
        jsonb_build_object('userName', 'User-' || u, 'displayName', 'Person ' || u,
          'emails', jsonb_build_array(jsonb_build_object('value', 'u' || u || '@x.example')))
      from generate_series(1, 3) t, generate_series(1, 20) u`,
  );
  await rows(db, sql`insert into member_roles select team_id, id, 'admin' from members where id = 'usr_1'`);
  await rows(
    db,
    sql`insert into groups (team_id, id, source, document)
      select 'tm_' || t, 'grp_' || g, 'scim', jsonb_build_object('displayName', 'Group ' || g)
      from generate_series(1, 3) t, generate_series(1, 2) g`,
  );
  await rows(
    db,
    sql`insert into group_members select g.team_id, g.id, m.id from groups g join members m on m.team_id = g.team_id`,
  );
  await rows(db, sql`insert into group_roles select team_id, id, 'developer' from groups`);
  await rows(
    db,
    sql`insert into scim_unique_values (team_id, attribute, value_key, member_id)
      select team_id, 'urn:x:badge', id, id from members`,
  );
  await rows(
    db,
    sql`insert into audit_events (team_id, id, actor_kind, actor_name, action)
      select team_id, 'aud_' || id, 'system', 'Ada', 'member.created' from members`,
  );
  await rows(
    db,
    sql`insert into invitations (team_id, id, member_id, email, invited_by_name, expires_at)
      select team_id, 'inv_' || id, id, 'u@x.example', 'Ada', now() from members where id = 'usr_2'`,
  );
  await rows(
    db,
    sql`insert into invitation_links (team_id, token_hash, invitation_id, shown)
      select team_id, 'hash', id, false from invitations`,
  );
  await rows(
    db,
    sql`insert into mails (team_id, id, kind, recipient, next_attempt_at)
      select id, 'mail_1', 'invitation', 'u@x.example', now() from teams`,
  );
  await rows(db, sql`insert into former_members (team_id, account_id) select id, 'acc_1' from teams`);
}
