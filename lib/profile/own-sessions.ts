import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { SessionView } from "@/lib/contracts/profile";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import { liveSessionSql, SHOWN_SESSIONS_MAX } from "@/lib/sessions/live-session-sql";
import { deviceName } from "./device-name";
import { lockMemberships, recordInTeams } from "./own-teams";

type Actor = Authorized<"profile.manage">;

interface Sessions {
  readonly sessions: SessionView[];
}

/** The account's sessions that are alive, the one that asks first, then the last used, at most 100. */
export function listOwnSessions({ db, clock }: Services, actor: Actor): Promise<Sessions> {
  return readSessions(db, actor, clock());
}

/** Ends one of them, also the one that asks. Throws `not_found` for one that is over, or none of the account's. */
export function endOwnSession(
  services: Services,
  actor: Actor,
  { sessionId }: { readonly sessionId: string },
): Promise<Sessions> {
  return end(services, actor, sql`s.id = ${sessionId}`, () => {
    throw new DomainError("not_found", "This session is over already.");
  });
}

/** Ends all but the one that asks. */
export function endOtherSessions(services: Services, actor: Actor): Promise<Sessions> {
  return end(services, actor, sql`s.id <> ${actor.sessionId}`, () => undefined);
}

function end({ db, clock }: Services, actor: Actor, isMeant: SQL, onNone: () => void): Promise<Sessions> {
  return db.transaction(async (tx) => {
    const at = clock();
    const memberships = await lockMemberships(tx, actor.accountId);
    const ended = await rows(
      tx,
      sql`update sessions s set ended_at = ${at.toISOString()}::timestamptz
        where ${isSeenBy(actor)} and ${liveSessionSql(at)} and ${isMeant} returning s.id`,
    );
    if (ended.length === 0) onNone();
    else {
      await recordInTeams(tx, at, memberships, actor.request, {
        action: "account.sessions_ended",
        details: { sessions: ended.length },
      });
    }
    return readSessions(tx, actor, at);
  });
}

/** A session that is good for one team only does not learn of what the person does in others. */
function isSeenBy({ accountId, sessionId }: Actor): SQL {
  return sql`s.account_id = ${accountId} and not exists (
    select 1 from sessions asking where asking.id = ${sessionId} and asking.sso_team_only
      and s.team_id is distinct from asking.sso_team_id)`;
}

interface SessionRow {
  readonly id: string;
  readonly user_agent: string | null;
  readonly ip: string | null;
  readonly team_name: string | null;
  readonly by_sso: boolean;
  readonly remember: boolean;
  readonly created_at: Date;
  readonly last_seen_at: Date;
}

async function readSessions(db: Db, actor: Actor, now: Date): Promise<Sessions> {
  const found = await rows<SessionRow>(
    db,
    sql`select s.id, s.user_agent, s.ip, t.name as team_name, s.sso_team_id is not null as by_sso, s.remember,
        s.created_at, s.last_seen_at
      from sessions s left join teams t on t.id = s.team_id
      where ${isSeenBy(actor)} and ${liveSessionSql(now)}
      order by s.id = ${actor.sessionId} desc, s.last_seen_at desc, s.id desc limit ${SHOWN_SESSIONS_MAX}::integer`,
  );
  return { sessions: found.map((row) => sessionView(row, row.id === actor.sessionId)) };
}

function sessionView(row: SessionRow, isThisOne: boolean): SessionView {
  return {
    id: row.id,
    device: deviceName(row.user_agent),
    ip: row.ip,
    teamName: row.team_name,
    bySso: row.by_sso,
    remembered: row.remember,
    startedAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    isThisOne,
  };
}
