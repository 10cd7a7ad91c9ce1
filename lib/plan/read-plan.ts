import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows, textArray } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import { PERMISSIONS } from "@/lib/contracts/permissions";
import type { PlanView } from "@/lib/contracts/plan";
import { PLANS, type Plan, ROLE_PLANS, ROLES, type Role } from "@/lib/contracts/roles";
import type { Services } from "@/lib/services";
import { teamGone } from "@/lib/team/read-team";
import { readSeats } from "@/lib/team/seats";

const NAMES_MAX = 20;

export function readPlan({ db, clock }: Services, { team }: Authorized<"team.read">): Promise<PlanView> {
  return planView(db, team.id, clock());
}

/** The plan and the seats, who may change them, and what the team uses that lower plans do not have, as of `now`. */
export async function planView(db: Db, teamId: string, now: Date): Promise<PlanView> {
  const [[team], seats, changedBy, uses] = await Promise.all([
    rows<{ plan: Plan }>(db, sql`select plan from teams where id = ${teamId}`),
    readSeats(db, teamId),
    namesOfChangers(db, teamId),
    readUses(db, teamId, now),
  ]);
  if (!team) throw teamGone();
  return { plan: team.plan, seats, changedBy, uses };
}

/** From the few rows of the role to its holders: a team may have many members without it. */
async function namesOfChangers(db: Db, teamId: string): Promise<string[]> {
  const changers = textArray(PERMISSIONS["plan.change"].roles);
  const found = await rows<{ name: string }>(
    db,
    sql`select m.shown_name as name from members m
      where m.team_id = ${teamId} and m.active and m.joined_at is not null and m.id in (
        select member_id from member_roles where team_id = ${teamId} and role = any(${changers})
        union
        select gm.member_id
        from group_roles gr join group_members gm on gm.team_id = gr.team_id and gm.group_id = gr.group_id
        where gr.team_id = ${teamId} and gr.role = any(${changers}))
      order by m.shown_name_key, m.id limit ${NAMES_MAX}::integer`,
  );
  return found.map(({ name }) => name);
}

/** Those that the lowest plan does not have. */
const PAID_ROLES = ROLES.filter((role) => ROLE_PLANS[role] !== PLANS[0]);

interface UsesRow {
  readonly scim: boolean;
  readonly keys: number;
  readonly managed: number;
  readonly methods: number;
  readonly roles: Role[];
}

async function readUses(db: Db, teamId: string, now: Date): Promise<PlanView["uses"]> {
  const [uses] = await rows<UsesRow>(
    db,
    sql`select
      exists (select 1 from scim_settings s where s.team_id = ${teamId} and s.enabled) as scim,
      (select count(*)::integer from scim_keys k where k.team_id = ${teamId} and k.revoked_at is null
        and (k.expires_at is null or k.expires_at > ${now.toISOString()}::timestamptz)) as keys,
      (select count(*)::integer from members m where m.team_id = ${teamId} and m.active and m.managed) as managed,
      (select count(*)::integer from sso_methods o where o.team_id = ${teamId} and o.enabled) as methods,
      array(
        select role from member_roles where team_id = ${teamId} and role = any(${textArray(PAID_ROLES)})
        union select role from group_roles where team_id = ${teamId} and role = any(${textArray(PAID_ROLES)})) as roles`,
  );
  const { scim = false, keys = 0, managed = 0, methods = 0, roles = [] } = uses ?? {};
  return {
    scim,
    scimKeys: scim ? keys : 0,
    managedMembers: managed,
    ssoMethods: methods,
    heldRoles: ROLES.filter((role) => roles.includes(role)),
  };
}
