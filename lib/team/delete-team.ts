import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { teamDeletions } from "@/db/schema/teams";
import { triedAgain } from "@/db/tried-again";
import type { Authorized } from "@/lib/auth/authorize";
import type { deleteTeam as contract } from "@/lib/contracts/team";
import { DomainError } from "@/lib/errors";
import { log } from "@/lib/log";
import { countMembers } from "@/lib/members/count-members";
import type { Services } from "@/lib/services";
import { teamGone } from "./read-team";

/**
 * Deletes the team with everything in it, its audit log, too, and ends all sessions in it. Accounts stay; of the team
 * stays a row in `team_deletions` and a line in the server's log. Throws `invalid_input` when the name is not the team's.
 */
export async function deleteTeam(
  { db, clock }: Services,
  actor: Authorized<"team.delete">,
  { confirmation }: z.output<(typeof contract)["input"]>,
): Promise<Record<string, never>> {
  const at = clock();
  // An identity provider that writes meanwhile may hold people whose team is held here; one of the two has to let go.
  const work = () => db.transaction((tx) => deleteIn(tx, at, actor, confirmation));
  log.info("a team was deleted", await triedAgain(work));
  return {};
}

type Deletion = typeof teamDeletions.$inferInsert;

async function deleteIn(tx: Tx, at: Date, actor: Authorized<"team.delete">, confirmation: string): Promise<Deletion> {
  const team = await lockedTeam(tx, actor.team.id);
  if (team.name.trim() !== confirmation) throw notConfirmed(team.name);
  const members = await countMembers(tx, team.id);
  const { requestId, ip, userAgent } = actor.request;
  const deletion = {
    teamId: team.id,
    name: team.name,
    slug: team.slug,
    plan: team.plan,
    members,
    deletedByName: actor.name,
    deletedByEmail: actor.email,
    ip,
    userAgent,
    requestId,
    deletedAt: at,
  };
  await tx.insert(teamDeletions).values(deletion);
  await rows(
    tx,
    sql`update sessions set ended_at = ${at.toISOString()}::timestamptz where team_id = ${team.id} and ended_at is null`,
  );
  await rows(tx, sql`delete from teams where id = ${team.id}`);
  return deletion;
}

interface TeamRow {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly plan: string;
}

async function lockedTeam(tx: Tx, teamId: string): Promise<TeamRow> {
  const [team] = await rows<TeamRow>(tx, sql`select id, name, slug, plan from teams where id = ${teamId} for update`);
  if (!team) throw teamGone();
  return team;
}

function notConfirmed(name: string): DomainError {
  const fields = { confirmation: `Type the name of the team as it stands here: ${name}` };
  return new DomainError("invalid_input", "The name is not that of the team. Nothing was deleted.", { fields });
}
