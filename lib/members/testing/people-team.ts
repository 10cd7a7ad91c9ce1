import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { type Authorized, authorize } from "@/lib/auth/authorize";
import type { Permission } from "@/lib/contracts/permissions";
import type { Plan, Role } from "@/lib/contracts/roles";
import { openScimStore } from "@/lib/directory/scim-store";
import { newId } from "@/lib/ids";
import { joinedMember, type SettingsTeam, settingsTeam } from "@/lib/provisioning/testing/settings-team";
import type { ScimStore } from "@/scim";

/** Somebody of the team, and how a request of theirs would be authorized, were they asked now. */
export interface Colleague {
  readonly memberId: string;
  readonly accountId: string;
  readonly as: <P extends Permission>(permission: P) => Authorized<P>;
}

export interface PeopleTeam extends SettingsTeam {
  /** The identity provider's side. */
  readonly scim: ScimStore;
  readonly join: (roles: readonly Role[], options?: { readonly password?: boolean }) => Promise<Colleague>;
  /** A group with these roles and members; gives its id. */
  readonly group: (roles: readonly Role[], memberIds: readonly string[], source?: "scim" | "local") => Promise<string>;
  readonly switchScim: (enabled: boolean) => Promise<void>;
}

interface Options {
  readonly plan?: Plan;
  /** Whether the first admin can sign in without an identity provider. */
  readonly password?: boolean;
}

/** A new team with one admin, to which people and groups are added. */
export async function peopleTeam(db: Db, options: Options = {}): Promise<PeopleTeam> {
  const team = await settingsTeam(db, options);
  const { teamId } = team;
  const audit = {
    kind: "scim_key",
    id: newId("key"),
    name: "Okta",
    ip: null,
    userAgent: null,
    requestId: null,
  } as const;
  return {
    ...team,
    scim: openScimStore({ db, clock: () => new Date(), actor: { teamId, audit } }),
    async join(roles, { password = false } = {}) {
      const email = `${newId("usr")}@${teamId.replace("_", "-")}.example`;
      const { memberId, accountId } = await joinedMember(db, teamId, { email, roles, password });
      const context = { ...team.admin("team.read"), memberId, accountId, roles, name: email, email };
      return { memberId, accountId, as: (permission) => authorize(context, permission) };
    },
    async group(roles, memberIds, source = "local") {
      const id = newId("grp");
      await rows(
        db,
        sql`insert into groups (team_id, id, document, source)
          values (${teamId}, ${id}, ${JSON.stringify({ displayName: `Group ${id}` })}::jsonb, ${source})`,
      );
      for (const role of roles) await rows(db, sql`insert into group_roles values (${teamId}, ${id}, ${role})`);
      for (const memberId of memberIds)
        await rows(db, sql`insert into group_members values (${teamId}, ${id}, ${memberId})`);
      return id;
    },
    async switchScim(enabled) {
      await rows(
        db,
        sql`insert into scim_settings (team_id, enabled) values (${teamId}, ${enabled}::boolean)
          on conflict (team_id) do update set enabled = excluded.enabled`,
      );
    },
  };
}

/** The roles that a member holds, own and by groups. */
export async function heldRoles(db: Db, { teamId }: SettingsTeam, memberId: string): Promise<readonly string[]> {
  const found = await rows<{ role: string }>(
    db,
    sql`select role from member_roles where team_id = ${teamId} and member_id = ${memberId}
      union select gr.role from group_members gm join group_roles gr using (team_id, group_id)
      where gm.team_id = ${teamId} and gm.member_id = ${memberId} order by role`,
  );
  return found.map(({ role }) => role);
}

/** How many active admins the team has. */
export async function countAdmins(db: Db, { teamId }: SettingsTeam): Promise<number> {
  const found = await rows(
    db,
    sql`select 1 from members m where m.team_id = ${teamId} and m.active and (
      exists (select 1 from member_roles r where r.team_id = m.team_id and r.member_id = m.id and r.role = 'admin')
      or exists (select 1 from group_members g join group_roles r using (team_id, group_id)
        where g.team_id = m.team_id and g.member_id = m.id and r.role = 'admin'))`,
  );
  return found.length;
}
