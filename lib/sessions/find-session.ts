import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { Plan, Role } from "@/lib/contracts/roles";
import type { Services } from "@/lib/services";
import { IDLE_MS_MAX, REMEMBERED_IDLE_MS_MAX } from "./live-session-sql";
import { REACHES_TEAM } from "./reaches-team-sql";

/** A session is not written at each request that uses it. */
const SEEN_EVERY_MS = 60 * 1000;

/** An active, joined member of the team that the session looks at. */
export interface Membership {
  readonly memberId: string;
  readonly name: string;
  /** Own roles and those of groups. */
  readonly roles: readonly Role[];
  readonly team: { readonly id: string; readonly name: string; readonly plan: Plan };
}

export type SessionState =
  | { readonly kind: "signed_out" }
  | { readonly kind: "deactivated" }
  /** The team wants its members to sign in through its identity provider, and this session did not. */
  | { readonly kind: "wants_sso" }
  | {
      readonly kind: "signed_in";
      readonly account: { readonly name: string; readonly email: string };
      /** null when the session has no team, or its person is not (or not yet) a member of it. */
      readonly membership: Membership | null;
    };

interface SessionRow {
  readonly remember: boolean;
  readonly last_seen_at: Date;
  readonly ended: boolean;
  readonly account_name: string;
  readonly email: string;
  readonly member_id: string | null;
  readonly member_name: string;
  readonly active: boolean;
  readonly joined: boolean;
  readonly reaches_team: boolean;
  readonly team_id: string;
  readonly team_name: string;
  readonly plan: Plan;
  readonly roles: Role[];
}

/** Looks a session up and notes that it was used. A deactivated member is told so even after their sessions ended. */
export async function findSession(
  { db, clock }: Services,
  { sessionId, accountId }: { readonly sessionId: string; readonly accountId: string },
): Promise<SessionState> {
  const [row] = await rows<SessionRow>(db, findSql(sessionId, accountId), { name: "session_find" });
  if (!row) return { kind: "signed_out" };
  if (row.member_id !== null && !row.active) return { kind: "deactivated" };
  const now = clock();
  const unseenMs = now.getTime() - row.last_seen_at.getTime();
  if (row.ended || unseenMs > (row.remember ? REMEMBERED_IDLE_MS_MAX : IDLE_MS_MAX)) return { kind: "signed_out" };
  if (row.member_id !== null && row.joined && !row.reaches_team) return { kind: "wants_sso" };
  if (unseenMs >= SEEN_EVERY_MS) {
    await rows(
      db,
      sql`update sessions set last_seen_at = ${now.toISOString()}::timestamptz where id = ${sessionId} and ended_at is null`,
    );
  }
  return {
    kind: "signed_in",
    account: { name: row.account_name, email: row.email },
    membership: membershipOf(row),
  };
}

function membershipOf(row: SessionRow): Membership | null {
  if (row.member_id === null || !row.joined) return null;
  const team = { id: row.team_id, name: row.team_name, plan: row.plan };
  return { memberId: row.member_id, name: row.member_name, roles: row.roles, team };
}

function findSql(sessionId: string, accountId: string) {
  return sql`select s.remember, s.last_seen_at, s.ended_at is not null as ended, a.name as account_name, a.email,
      m.id as member_id, m.shown_name as member_name, m.active, m.joined_at is not null as joined,
      m.id is null or ${REACHES_TEAM} as reaches_team, t.id as team_id, t.name as team_name, t.plan,
      array(
        select mr.role from member_roles mr where mr.team_id = m.team_id and mr.member_id = m.id
        union
        select gr.role from group_members gm
          join group_roles gr on gr.team_id = gm.team_id and gr.group_id = gm.group_id
          where gm.team_id = m.team_id and gm.member_id = m.id
      ) as roles
    from sessions s
      join accounts a on a.id = s.account_id
      left join members m on m.team_id = s.team_id and m.account_id = s.account_id
      left join teams t on t.id = m.team_id
    where s.id = ${sessionId} and s.account_id = ${accountId}`;
}
