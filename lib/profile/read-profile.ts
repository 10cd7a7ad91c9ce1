import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { Authorized, TeamContext } from "@/lib/auth/authorize";
import type { ProfileTeam, ProfileView } from "@/lib/contracts/profile";
import { ROLES } from "@/lib/contracts/roles";
import { env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { dependsOnProviderSql, readLast, requireKeepers } from "@/lib/members/team-keepers";
import type { Services } from "@/lib/services";
import { readLock } from "./account-lock";
import { readAccount } from "./own-account";

export const DEPARTURE = "Your departure";

export function readProfile({ db, clock }: Services, actor: Authorized<"profile.manage">): Promise<ProfileView> {
  return profileView(db, actor, clock());
}

/** The account, what of it can be changed, and its teams, as of `now`. */
export async function profileView(db: Db, actor: TeamContext, now: Date): Promise<ProfileView> {
  const [{ name, email, passwordHash }, lock, pendingEmail, teams] = await Promise.all([
    readAccount(db, actor.accountId),
    readLock(db, actor),
    readPendingEmail(db, actor.accountId, now),
    readTeams(db, actor),
  ]);
  const isSendingMail = env().smtpUrl !== undefined;
  return { name, email, hasPassword: passwordHash !== null, lock, pendingEmail, isSendingMail, teams };
}

async function readPendingEmail(db: Db, accountId: string, now: Date): Promise<ProfileView["pendingEmail"]> {
  const [pending] = await rows<{ email: string; expires_at: Date }>(
    db,
    sql`select email, expires_at from email_changes
      where account_id = ${accountId} and confirmed_at is null and cancelled_at is null
        and expires_at > ${now.toISOString()}::timestamptz
      order by id desc limit 1`,
  );
  return pending ? { email: pending.email, expiresAt: pending.expires_at.toISOString() } : null;
}

interface TeamRow {
  readonly id: string;
  readonly name: string;
  readonly member_id: string;
  readonly joined_at: Date;
  readonly managed: boolean;
  readonly scim_on: boolean;
  /** On the team's identity provider. */
  readonly depends: boolean;
  readonly roles: string[];
}

async function readTeams(db: Db, { accountId, team: current }: TeamContext): Promise<ProfileTeam[]> {
  const found = await rows<TeamRow>(
    db,
    sql`select t.id, t.name, m.id as member_id, m.joined_at, m.managed,
        exists (select 1 from scim_settings s where s.team_id = t.id and s.enabled) as scim_on,
        ${dependsOnProviderSql(sql`t.id`)} as depends,
        array(
          select r.role from member_roles r where r.team_id = m.team_id and r.member_id = m.id
          union
          select gr.role from group_members gm
            join group_roles gr on gr.team_id = gm.team_id and gr.group_id = gm.group_id
            where gm.team_id = m.team_id and gm.member_id = m.id) as roles
      from members m join teams t on t.id = m.team_id
      where m.account_id = ${accountId} and m.active and m.joined_at is not null
      order by scim_fold(t.name), t.id`,
  );
  return Promise.all(
    found.map(async (row) => ({
      id: row.id,
      name: row.name,
      roles: ROLES.filter((role) => row.roles.includes(role)),
      joinedAt: row.joined_at.toISOString(),
      isCurrent: row.id === current.id,
      staysBecause: await reasonToStay(db, row),
    })),
  );
}

/** Why somebody cannot leave the team, in the words of the refusal. */
async function reasonToStay(
  db: Db,
  { id, name, member_id: memberId, managed, scim_on: scimOn, depends }: TeamRow,
): Promise<string | null> {
  if (managed && scimOn) return managedMembership(name);
  const { admin, breakGlass } = await readLast(db, id, memberId);
  try {
    const left = { admin: !admin, breakGlass: !breakGlass, planChanger: true };
    requireKeepers(left, { breakGlass: depends, planChanger: false }, DEPARTURE);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}

export function managedMembership(teamName: string): string {
  return `The identity provider of ${teamName} decides who is in the team. Ask an admin there to take you out.`;
}
