import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { SessionContext } from "@/lib/auth/authorize";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";

interface Team {
  readonly id: string;
  readonly name: string;
}

/** Lets the session look at another team of its account. Throws `not_found` for any other team. */
export async function switchTeam(
  { db }: Services,
  actor: SessionContext,
  { teamId }: { readonly teamId: string },
): Promise<{ readonly team: Team }> {
  const [team] = await rows<Team>(
    db,
    sql`update sessions s set team_id = t.id
      from members m join teams t on t.id = m.team_id
      where s.id = ${actor.sessionId} and s.account_id = ${actor.accountId} and s.ended_at is null
        and m.team_id = ${teamId} and m.account_id = s.account_id and m.active and m.joined_at is not null
      returning t.id, t.name`,
  );
  if (!team) throw new DomainError("not_found", "There is no such team among yours.");
  return { team };
}
