import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { type SettingsTeam, settingsTeam } from "@/lib/provisioning/testing/settings-team";

export const LARGE_TEAM_MEMBERS = 100_000;
const SMALLER_TEAM_MEMBERS = 5_000;
const GROUPS = 1_000;
const EVENTS = 100_000;

/** The id of the nth of them, from 1: in front as in a real id, which begins with its time. */
export const nthId = (prefix: "usr" | "grp" | "key", nth: number) =>
  `${prefix}_${String(nth).padStart(10, "0").padEnd(26, "0")}`;

/**
 * A team with 100,000 members, 1,000 groups (the first has half of the members, the others 100 each), 100,000 audit
 * events, and an account and a session for each tenth member, beside a smaller team; with statistics as autovacuum keeps
 * them. On PostgreSQL only.
 */
export async function seedLargeTeam(db: Db): Promise<SettingsTeam> {
  const team = await settingsTeam(db);
  // Made at the end they take a fraction of the time.
  await rows(db, sql`drop index if exists members_search, members_email_keys`);
  await seedMembers(db, team.teamId, LARGE_TEAM_MEMBERS);
  await seedMembers(db, (await settingsTeam(db)).teamId, SMALLER_TEAM_MEMBERS);
  await rows(db, sql`create index members_email_keys on members using gin (email_keys)`);
  await rows(db, sql`create index members_search on members using gin (search_key gin_trgm_ops)`);
  await seedGroups(db, team.teamId);
  await seedTraces(db, team.teamId);
  await rows(db, sql`vacuum (analyze)`);
  return team;
}

/** Nine of ten came by SCIM; each hundredth is deactivated, each fiftieth has not joined. */
async function seedMembers(db: Db, teamId: string, count: number): Promise<void> {
  await rows(
    db,
    sql`insert into accounts (id, email, name)
      select 'acc_' || ${teamId}::text || i, 'person' || i || '@' || ${teamId}::text || '.example', 'Person'
      from generate_series(10, ${count}::integer, 10) i`,
  );
  await rows(
    db,
    sql`insert into members (team_id, id, account_id, source, managed, joined_at, document)
      select ${teamId}, 'usr_' || rpad(lpad(i::text, 10, '0'), 26, '0'), case when i % 10 = 0 then 'acc_' || ${teamId}::text || i end,
        case i % 20 when 0 then 'invite' when 1 then 'sso' else 'scim' end, i % 20 > 1,
        case when i % 50 <> 0 then now() - i * interval '1 minute' end,
        jsonb_build_object(
          'userName', 'person' || i || '@' || ${teamId}::text || '.example', 'active', i % 100 <> 1,
          'displayName', initcap(left(md5(i::text), 6)) || ' ' || initcap(left(md5('b' || i), 8)),
          'emails', jsonb_build_array(jsonb_build_object('value', 'person' || i || '@' || ${teamId}::text || '.example')))
      from generate_series(1, ${count}::integer) i`,
  );
  await rows(
    db,
    sql`insert into member_roles (team_id, member_id, role)
      select team_id, id, 'developer' from members where team_id = ${teamId} on conflict do nothing`,
  );
}

async function seedGroups(db: Db, teamId: string): Promise<void> {
  await rows(
    db,
    sql`insert into groups (team_id, id, source, document)
      select ${teamId}, 'grp_' || rpad(lpad(i::text, 10, '0'), 26, '0'), (array['scim', 'local'])[1 + i % 2],
        jsonb_build_object('displayName', 'Group ' || md5(i::text))
      from generate_series(1, ${GROUPS}::integer) i`,
  );
  await rows(
    db,
    sql`insert into group_roles (team_id, group_id, role)
      select ${teamId}, 'grp_' || rpad(lpad(i::text, 10, '0'), 26, '0'), case i when 2 then 'admin' else 'developer' end
      from generate_series(1, ${GROUPS}::integer) i`,
  );
  await rows(
    db,
    sql`insert into group_members (team_id, group_id, member_id)
      select ${teamId}, 'grp_' || rpad(lpad(g::text, 10, '0'), 26, '0'), 'usr_' || rpad(lpad(m::text, 10, '0'), 26, '0')
      from generate_series(1, ${GROUPS}::integer) g,
        lateral generate_series(
          case when g = 1 then 1 else (g - 2) * 100 + 1 end,
          case when g = 1 then ${LARGE_TEAM_MEMBERS / 2}::integer else (g - 1) * 100 end) m`,
  );
}

async function seedTraces(db: Db, teamId: string): Promise<void> {
  await rows(
    db,
    sql`insert into audit_events (team_id, id, at, actor_kind, actor_id, actor_name, action, target_id, target_name)
      select ${teamId}, 'aud_' || rpad(lpad(i::text, 10, '0'), 26, '0'), now() - (${EVENTS}::integer - i) * interval '1 second', 'scim_key',
        'key_' || rpad(lpad((i % 3)::text, 10, '0'), 26, '0'), 'Okta',
        (array['member.created', 'member.updated', 'member.deactivated', 'group.updated'])[1 + i % 4],
        'usr_' || rpad(lpad((1 + i % ${LARGE_TEAM_MEMBERS}::integer)::text, 10, '0'), 26, '0'), 'Person ' || md5(i::text)
      from generate_series(1, ${EVENTS}::integer) i`,
  );
  await rows(
    db,
    sql`insert into sessions (id, account_id, team_id, user_agent)
      select 'ses_' || m.id, m.account_id, m.team_id, 'Browser' from members m
      where m.team_id = ${teamId} and m.account_id is not null`,
  );
}
