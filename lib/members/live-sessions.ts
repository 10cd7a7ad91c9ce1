import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { TeamContext } from "@/lib/auth/authorize";
import type { MemberSession } from "@/lib/contracts/member-page";
import { deviceName } from "@/lib/profile/device-name";
import { liveSessionSql, SHOWN_SESSIONS_MAX } from "@/lib/sessions/live-session-sql";

/** `sessions s` of a member that look at the team and are alive at `now`; what a person does in other teams is not ours. */
export function liveSessionsFrom(teamId: string, memberId: string, now: Date): SQL {
  return sql`sessions s join members m on m.team_id = s.team_id and m.account_id = s.account_id
    where s.team_id = ${teamId} and m.id = ${memberId} and ${liveSessionSql(now)}`;
}

export async function countLiveSessions(db: Db, teamId: string, memberId: string, now: Date): Promise<number> {
  const [counted] = await rows<{ total: number }>(
    db,
    sql`select count(*)::integer as total from ${liveSessionsFrom(teamId, memberId, now)}`,
  );
  return counted?.total ?? 0;
}

interface SessionRow {
  readonly id: string;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly ip: string | null;
  readonly user_agent: string | null;
  readonly remember: boolean;
  readonly method: string | null;
}

/** The last used one comes first, and at most 100. */
export async function readLiveSessions(
  db: Db,
  { team, sessionId }: Pick<TeamContext, "team" | "sessionId">,
  memberId: string,
  now: Date,
): Promise<MemberSession[]> {
  const found = await rows<SessionRow>(
    db,
    sql`select s.id, s.created_at, s.last_seen_at, s.ip, s.user_agent, s.remember,
        (select o.name from sso_methods o where o.team_id = s.sso_team_id and o.id = s.sso_method_id
          and o.team_id = s.team_id) as method
      from ${liveSessionsFrom(team.id, memberId, now)} order by s.last_seen_at desc, s.id desc
      limit ${SHOWN_SESSIONS_MAX}::integer`,
  );
  return found.map(({ id, created_at, last_seen_at, ip, user_agent, remember, method }) => ({
    id,
    startedAt: created_at.toISOString(),
    lastSeenAt: last_seen_at.toISOString(),
    ip,
    device: deviceName(user_agent),
    remembered: remember,
    method,
    isThisOne: id === sessionId,
  }));
}
