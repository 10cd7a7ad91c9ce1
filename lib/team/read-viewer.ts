import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import { ROLES } from "@/lib/contracts/roles";
import type { Viewer } from "@/lib/contracts/team";
import type { Services } from "@/lib/services";

/** Who is signed in, in which team, and the teams they can switch to (the current one among them), by name. */
export async function readViewer({ db }: Services, actor: Authorized<"team.read">): Promise<Viewer> {
  const teams = await rows<{ id: string; name: string }>(
    db,
    sql`select t.id, t.name from members m join teams t on t.id = m.team_id
      where m.account_id = ${actor.accountId} and m.active and m.joined_at is not null
      order by scim_fold(t.name), t.id`,
  );
  return {
    accountId: actor.accountId,
    memberId: actor.memberId,
    name: actor.name,
    email: actor.email,
    roles: ROLES.filter((role) => actor.roles.includes(role)),
    team: actor.team,
    teams: [...teams],
  };
}
