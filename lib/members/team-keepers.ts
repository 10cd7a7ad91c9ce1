import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { ADMIN_ROLE, BILLING_ROLE, type Role } from "@/lib/contracts/roles";
import { DomainError } from "@/lib/errors";

/** Whether there is, among the active members who have joined, anybody who keeps the team going. */
export interface Keepers {
  readonly admin: boolean;
  /** An admin who can sign in without the identity provider. */
  readonly breakGlass: boolean;
  /** Somebody who can change the plan. */
  readonly planChanger: boolean;
}

/**
 * Whether the team depends on its identity provider: with SCIM, or when it requires single sign-on. Then one admin must be
 * able to sign in without.
 */
export function dependsOnProviderSql(teamId: SQL | string): SQL {
  return sql`(exists (select 1 from scim_settings d where d.team_id = ${teamId} and d.enabled)
    or exists (select 1 from teams d where d.id = ${teamId} and d.sso_required))`;
}

export async function dependsOnProvider(db: Db, teamId: string): Promise<boolean> {
  const [found] = await rows<{ depends: boolean }>(db, sql`select ${dependsOnProviderSql(teamId)} as depends`);
  return found?.depends ?? false;
}

export async function readKeepers(db: Db, teamId: string): Promise<Keepers> {
  const [found] = await rows<Keepers>(db, keepersSql(teamId, sql`true`));
  return found ?? { admin: false, breakGlass: false, planChanger: false };
}

/** What the member alone keeps: nobody else is it. */
export async function readLast(db: Db, teamId: string, memberId: string): Promise<Keepers> {
  const [found] = await rows<{ own: Keepers; others: Keepers }>(
    db,
    sql`select (select to_jsonb(k) from (${keepersSql(teamId, sql`m.id = ${memberId}`)}) k) as own,
      (select to_jsonb(k) from (${keepersSql(teamId, sql`m.id <> ${memberId}`)}) k) as others`,
  );
  const isLast = (keeper: keyof Keepers) => found !== undefined && found.own[keeper] && !found.others[keeper];
  return { admin: isLast("admin"), breakGlass: isLast("breakGlass"), planChanger: isLast("planChanger") };
}

/** Looked up from the few who hold the role, not from all members. */
function keepersSql(teamId: string, isMeant: SQL): SQL {
  const holders = (role: Role) => sql`members m left join accounts a on a.id = m.account_id
    where m.team_id = ${teamId} and m.active and m.joined_at is not null and ${isMeant} and m.id in (
      select r.member_id from member_roles r where r.team_id = ${teamId} and r.role = ${role}
      union all
      select gm.member_id from group_roles gr
        join group_members gm on gm.team_id = gr.team_id and gm.group_id = gr.group_id
        where gr.team_id = ${teamId} and gr.role = ${role})`;
  return sql`select exists (select 1 from ${holders(ADMIN_ROLE)}) as admin,
    exists (select 1 from ${holders(ADMIN_ROLE)} and a.password_hash is not null) as "breakGlass",
    exists (select 1 from ${holders(BILLING_ROLE)}) as "planChanger"`;
}

/** Throws when one is missing that the team must have. */
export function requireKeepers(keepers: Keepers, wanted: Omit<Keepers, "admin">, what: string): void {
  if (!keepers.admin) {
    const message = `${what} would leave the team without an active admin. Make somebody else an admin first.`;
    throw new DomainError("last_admin", message);
  }
  if (wanted.breakGlass && !keepers.breakGlass) {
    const message =
      `${what} would leave no admin who can sign in while your identity provider cannot be reached. The team needs` +
      " one while SCIM provisioning is on or single sign-on is required: give another admin a password first.";
    throw new DomainError("break_glass_required", message);
  }
  if (wanted.planChanger && !keepers.planChanger) {
    const message = `${what} would leave nobody who can change the plan. Give somebody else the Billing role first.`;
    throw new DomainError("last_billing", message);
  }
}
