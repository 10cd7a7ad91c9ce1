import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { Authorized, TeamContext } from "@/lib/auth/authorize";
import type { Plan } from "@/lib/contracts/roles";
import { TEAM_ADDRESS_PATH, type TeamView } from "@/lib/contracts/team";
import { totalSql } from "@/lib/directory/resource-counts";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";

export function readTeam({ db }: Services, actor: Authorized<"team.read">): Promise<TeamView> {
  return teamView(db, actor);
}

interface TeamRow {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly plan: Plan;
  readonly created_at: Date;
  readonly members: number;
  readonly groups: number;
}

/** The team with its counts. Throws `not_found` for a team that was deleted meanwhile. */
export async function teamView(
  db: Db,
  { team: { id: teamId }, publicOrigin }: Pick<TeamContext, "team" | "publicOrigin">,
): Promise<TeamView> {
  const [team] = await rows<TeamRow>(
    db,
    sql`select id, name, slug, plan, created_at, ${totalSql(teamId, "User")} as members,
        ${totalSql(teamId, "Group")} as groups
      from teams where id = ${teamId}`,
  );
  if (!team) throw teamGone();
  const { id, name, slug, plan, members, groups } = team;
  return {
    id,
    name,
    slug,
    address: `${publicOrigin}${TEAM_ADDRESS_PATH}${slug}`,
    plan,
    counts: { members, groups },
    createdAt: team.created_at.toISOString(),
  };
}

/** For a team that was there when the request came in. */
export function teamGone(): DomainError {
  return new DomainError("not_found", "This team does not exist any more.");
}
