import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { type Authorized, authorize } from "@/lib/auth/authorize";
import type { Plan, Role } from "@/lib/contracts/roles";
import { removeUser } from "@/lib/directory/remove-user";
import { readUserRow } from "@/lib/directory/user-row";
import { DomainError } from "@/lib/errors";
import { changeTeam, type TeamChange } from "@/lib/members/team-change";
import type { Services } from "@/lib/services";
import { DEPARTURE, managedMembership } from "./read-profile";

type Actor = Authorized<"profile.manage">;

interface Team {
  readonly id: string;
  readonly name: string;
}

/**
 * Ends the own membership in a team; the account stays. Sessions that looked at it look at another team of the account;
 * without one they are over. Throws `managed` while an identity provider decides over the membership, `last_admin`,
 * `break_glass_required`, and `not_found` for a team that is none of the account's.
 */
export async function leaveTeam(
  services: Services,
  actor: Actor,
  { teamId }: { readonly teamId: string },
): Promise<{ readonly team: Team | null }> {
  const asked = await inTeam(services.db, actor, teamId);
  return changeTeam(services, asked, "profile.manage", async (change) => {
    const { tx, scimOn, directory } = change;
    const { memberId, team } = asked;
    const row = await readUserRow(tx, team.id, memberId);
    if (!row) throw notOfThese();
    if (row.managed && scimOn) throw new DomainError("managed", managedMembership(team.name));
    await moveSessions(change);
    await removeUser(directory, memberId, {}, "member.left");
    await change.requireKept(DEPARTURE, { mayLoseBilling: true });
    return { team: await teamOfSession(tx, actor.sessionId) };
  });
}

interface MembershipRow {
  readonly member_id: string;
  readonly name: string;
  readonly team_name: string;
  readonly plan: Plan;
  readonly roles: Role[];
}

/** Who asks, as the member that they are of the team. A session that is good for one team only reaches no other. */
async function inTeam(db: Db, actor: Actor, teamId: string): Promise<Actor> {
  const [found] = await rows<MembershipRow>(
    db,
    sql`select m.id as member_id, m.shown_name as name, t.name as team_name, t.plan,
        array(
          select r.role from member_roles r where r.team_id = m.team_id and r.member_id = m.id
          union
          select gr.role from group_members gm
            join group_roles gr on gr.team_id = gm.team_id and gr.group_id = gm.group_id
            where gm.team_id = m.team_id and gm.member_id = m.id) as roles
      from members m join teams t on t.id = m.team_id join sessions s on s.id = ${actor.sessionId}
      where m.team_id = ${teamId} and m.account_id = ${actor.accountId} and m.active and m.joined_at is not null
        and (not s.sso_team_only or s.sso_team_id = m.team_id)`,
  );
  if (!found) throw notOfThese();
  const { member_id: memberId, name, team_name: teamName, plan, roles } = found;
  return authorize({ ...actor, memberId, name, roles, team: { id: teamId, name: teamName, plan } }, "profile.manage");
}

function notOfThese(): DomainError {
  return new DomainError("not_found", "There is no such team among yours.");
}

/** Those that may look at another team do so: the one that was joined first. */
async function moveSessions({ tx, actor }: TeamChange<"profile.manage">): Promise<void> {
  const { accountId, team } = actor;
  await rows(
    tx,
    sql`update sessions s set team_id = o.team_id
      from (
        select team_id from members
        where account_id = ${accountId} and team_id <> ${team.id} and active and joined_at is not null
        order by joined_at, team_id limit 1) o
      where s.account_id = ${accountId} and s.team_id = ${team.id} and s.ended_at is null and not s.sso_team_only`,
  );
}

async function teamOfSession(db: Db, sessionId: string): Promise<Team | null> {
  const [team] = await rows<Team>(
    db,
    sql`select t.id, t.name from sessions s join teams t on t.id = s.team_id where s.id = ${sessionId} and s.ended_at is null`,
  );
  return team ?? null;
}
