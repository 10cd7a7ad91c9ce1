import { type SQL, sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { EndpointOutput } from "@/lib/contracts/endpoint";
import type { listMemberSessions as contract } from "@/lib/contracts/member-page";
import { readUserRow } from "@/lib/directory/user-row";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import { sessionsOfMember } from "./list-member-sessions";
import { liveSessionsFrom } from "./live-sessions";
import { memberGone } from "./locked-member";

type Actor = Authorized<"members.sessions">;
type Sessions = EndpointOutput<typeof contract>;

/** Ends the member's sessions in this team but the one that asks, with one audit row. Throws `not_found`. */
export function endMemberSessions(
  services: Services,
  actor: Actor,
  { memberId }: { readonly memberId: string },
): Promise<Sessions> {
  return end(services, actor, memberId, sql`s.id <> ${actor.sessionId}`);
}

/** Ends one of them. Throws `not_found` for one that is over, or not of this member in this team. */
export async function endMemberSession(
  services: Services,
  actor: Actor,
  { memberId, sessionId }: { readonly memberId: string; readonly sessionId: string },
): Promise<Sessions> {
  return end(services, actor, memberId, sql`s.id = ${sessionId}`, () => {
    throw new DomainError("not_found", "This session is over already.");
  });
}

function end(
  { db, clock }: Services,
  actor: Actor,
  memberId: string,
  isMeant: SQL,
  onNone: () => void = () => undefined,
): Promise<Sessions> {
  const { team } = actor;
  return db.transaction(async (tx) => {
    const at = clock();
    const member = await readUserRow(tx, team.id, memberId);
    if (!member) throw memberGone();
    const ended = await rows(
      tx,
      sql`update sessions e set ended_at = ${at.toISOString()}::timestamptz
        where e.id in (select s.id from ${liveSessionsFrom(team.id, memberId, at)} and ${isMeant}) and e.ended_at is null
        returning 1`,
    );
    if (ended.length === 0) onNone();
    else {
      await recordEvent(tx, team.id, memberActor(actor), at, {
        action: "session.ended",
        targetId: memberId,
        targetName: member.name,
        details: { sessions: ended.length },
      });
    }
    return sessionsOfMember(tx, actor, memberId, at);
  });
}
