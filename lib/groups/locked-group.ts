import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { GroupView } from "@/lib/contracts/groups";
import { ROLES, type Role } from "@/lib/contracts/roles";
import { DomainError } from "@/lib/errors";
import type { TeamChange } from "@/lib/members/team-change";
import type { JsonObject } from "@/scim";

export type GroupChange = TeamChange<"groups.manage">;

export interface LockedGroup {
  readonly id: string;
  readonly name: string;
  readonly source: GroupView["source"];
  readonly document: JsonObject;
  /** In the order of the role table. */
  readonly roles: readonly Role[];
}

/** The row of a group of the team, locked until the change is done. Throws `not_found`. */
export async function lockGroup({ tx, actor }: GroupChange, groupId: string): Promise<LockedGroup> {
  const teamId = actor.team.id;
  const [row] = await rows<Omit<LockedGroup, "roles">>(
    tx,
    sql`select id, display_name as name, source, document from groups
      where team_id = ${teamId} and id = ${groupId} for update`,
  );
  if (!row) throw groupGone();
  const held = await rows<{ role: string }>(
    tx,
    sql`select role from group_roles where team_id = ${teamId} and group_id = ${groupId}`,
  );
  return { ...row, roles: ROLES.filter((role) => held.some((each) => each.role === role)) };
}

export function groupGone(): DomainError {
  return new DomainError("not_found", "There is no such group in this team, or not any more.");
}

/** Name and members of a group that the identity provider made are its own while it decides. */
export function refuseManaged({ scimOn }: GroupChange, { source, name }: LockedGroup): void {
  if (source !== "scim" || !scimOn) return;
  const message = `Your identity provider decides over the group ${name}. Change it there; only its roles are set here.`;
  throw new DomainError("managed", message);
}

export function groupNameTaken(cause: unknown): DomainError {
  const fields = { name: "Another group of the team has this name. Take another one." };
  return new DomainError("name_taken", fields.name, { fields }, { cause });
}
