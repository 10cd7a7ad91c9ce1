import type { Db } from "@/db/client";
import type { Authorized } from "@/lib/auth/authorize";
import type { EndpointOutput } from "@/lib/contracts/endpoint";
import type { listMemberSessions as contract } from "@/lib/contracts/member-page";
import { readUserRow } from "@/lib/directory/user-row";
import type { Services } from "@/lib/services";
import { readLiveSessions } from "./live-sessions";
import { memberGone } from "./locked-member";

type Actor = Authorized<"members.sessions">;

/** The member's sessions in this team that are alive. Throws `not_found`. */
export function listMemberSessions(
  { db, clock }: Services,
  actor: Actor,
  { memberId }: { readonly memberId: string },
): Promise<EndpointOutput<typeof contract>> {
  return sessionsOfMember(db, actor, memberId, clock());
}

export async function sessionsOfMember(db: Db, actor: Actor, memberId: string, now: Date) {
  if (!(await readUserRow(db, actor.team.id, memberId))) throw memberGone();
  return { sessions: await readLiveSessions(db, actor, memberId, now) };
}
