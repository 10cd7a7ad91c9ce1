import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { Plan } from "@/lib/contracts/roles";
import type { TeamView } from "@/lib/contracts/team";
import { DomainError } from "@/lib/errors";
import { countMembers } from "@/lib/members/count-members";
import type { Services } from "@/lib/services";
import { readSeats } from "./seats";

export function readTeam({ db }: Services, { team }: Authorized<"team.read">): Promise<TeamView> {
  return teamView(db, team.id);
}

interface TeamRow {
  readonly id: string;
  readonly name: string;
  readonly plan: Plan;
  readonly created_at: Date;
  readonly groups: number;
}

/** The team with its seats and counts. Throws `not_found` for a team that was deleted meanwhile. */
export async function teamView(db: Db, teamId: string): Promise<TeamView> {
  const [[team], seats, members] = await Promise.all([
    rows<TeamRow>(
      db,
      sql`select id, name, plan, created_at,
          (select count(*)::integer from groups g where g.team_id = t.id) as groups
        from teams t where id = ${teamId}`,
    ),
    readSeats(db, teamId),
    countMembers(db, teamId),
  ]);
  if (!team) throw new DomainError("not_found", "This team does not exist any more.");
  const { id, name, plan, groups, created_at: createdAt } = team;
  return { id, name, plan, seats, counts: { members: members.all, groups }, createdAt: createdAt.toISOString() };
}
