import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { Authorized, TeamContext } from "@/lib/auth/authorize";
import { COUNTED_MAX } from "@/lib/contracts/page";
import type { Plan } from "@/lib/contracts/roles";
import { TEAM_ADDRESS_PATH, type TeamView } from "@/lib/contracts/team";
import { DomainError } from "@/lib/errors";
import { countUpTo } from "@/lib/members/count-up-to";
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
  readonly groups: number;
}

/** The team with its counts. Throws `not_found` for a team that was deleted meanwhile. */
export async function teamView(
  db: Db,
  { team: { id: teamId }, publicOrigin }: Pick<TeamContext, "team" | "publicOrigin">,
): Promise<TeamView> {
  const [[team], members] = await Promise.all([
    rows<TeamRow>(
      db,
      sql`select id, name, slug, plan, created_at,
          (select count(*)::integer from groups g where g.team_id = t.id) as groups
        from teams t where id = ${teamId}`,
    ),
    countUpTo(db, sql`from members m where m.team_id = ${teamId}`, COUNTED_MAX),
  ]);
  if (!team) throw teamGone();
  const { id, name, slug, plan, groups } = team;
  return {
    id,
    name,
    slug,
    address: `${publicOrigin}${TEAM_ADDRESS_PATH}${slug}`,
    plan,
    counts: { members: members.total, moreMembers: members.isMore, groups },
    createdAt: team.created_at.toISOString(),
  };
}

/** For a team that was there when the request came in. */
export function teamGone(): DomainError {
  return new DomainError("not_found", "This team does not exist any more.");
}
