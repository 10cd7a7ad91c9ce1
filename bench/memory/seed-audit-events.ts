import { using } from "../database/bench-database";
import { startProgress } from "../progress";

/** Gives the team an audit log: an event for each of its people, over and over, a second apart, the last a moment ago. */
export async function seedAuditEvents(url: string, teamId: string, events: number): Promise<void> {
  const progress = startProgress(`${events.toLocaleString("en")} audit events`, 1);
  await using(url, async (sql) => {
    await sql`
      with people as materialized (
        select row_number() over (order by id) - 1 as n, id, shown_name from members where team_id = ${teamId})
      insert into audit_events (team_id, id, at, actor_kind, actor_id, actor_name, action, target_id, target_name,
        details, ip, user_agent, request_id)
      select ${teamId}, 'aud_' || lpad(e::text, 26, '0'), now() - make_interval(secs => ${events}::integer - e),
        'scim_key', 'key_bench', 'Key of the bench', 'member.changed', p.id, p.shown_name,
        '{"changed": ["title", "phoneNumbers"]}', '192.0.2.1', 'Okta SCIM Client 1.0.0', 'req_' || lpad(e::text, 26, '0')
      from generate_series(0, ${events}::integer - 1) as e join people p on p.n = e % (select count(*) from people)`;
    await sql.unsafe("vacuum (analyze) audit_events");
  });
  progress.end();
}
