import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { SessionContext } from "@/lib/auth/authorize";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import { REACHES_TEAM } from "@/lib/sessions/reaches-team-sql";

interface Team {
  readonly id: string;
  readonly name: string;
}

/**
 * Lets the session look at another team of its account. Throws `not_found` for any other team, `wants_sso` when it is to be
 * opened by its own single sign-on.
 */
export async function switchTeam(
  { db }: Services,
  actor: SessionContext,
  { teamId }: { readonly teamId: string },
): Promise<{ readonly team: Team }> {
  const [team] = await rows<Team & { reaches: boolean }>(
    db,
    sql`with found as (
        select s.id as session_id, t.id, t.name, ${REACHES_TEAM} as reaches
        from sessions s join accounts a on a.id = s.account_id
          join members m on m.account_id = s.account_id
          join teams t on t.id = m.team_id
        where s.id = ${actor.sessionId} and s.account_id = ${actor.accountId} and s.ended_at is null
          and m.team_id = ${teamId} and m.active and m.joined_at is not null),
      switched as (
        update sessions s set team_id = f.id from found f where s.id = f.session_id and f.reaches)
      select id, name, reaches from found`,
  );
  if (!team) throw new DomainError("not_found", "There is no such team among yours.");
  if (!team.reaches) {
    const message = `${team.name} is opened by its own sign-in. Sign out, then sign in to ${team.name} with single sign-on.`;
    throw new DomainError("wants_sso", message);
  }
  return { team: { id: team.id, name: team.name } };
}
