import type { Permission } from "@/lib/contracts/permissions";
import { type LockedUser, lockUserRow } from "@/lib/directory/user-row";
import { DomainError } from "@/lib/errors";
import type { TeamChange } from "./team-change";

type Change = Pick<TeamChange<Permission>, "tx" | "actor" | "scimOn">;

/** The row of a member of the team, locked until the change is done. Throws `not_found`. */
export async function lockMember({ tx, actor }: Change, memberId: string): Promise<LockedUser> {
  const row = await lockUserRow(tx, actor.team.id, memberId);
  if (!row) throw memberGone();
  return row;
}

export function memberGone(): DomainError {
  return new DomainError("not_found", "There is no such member in this team, or not any more.");
}

/** Nobody locks themselves out: there would be nobody to let them in again. */
export function refuseSelf({ actor }: Change, memberId: string, message: string): void {
  if (actor.memberId === memberId) throw new DomainError("conflict", message);
}

/** What the identity provider decides is not changed by hand while it does. */
export function refuseManaged({ scimOn }: Change, { managed }: Pick<LockedUser, "managed">, message: string): void {
  if (managed && scimOn) throw new DomainError("managed", message);
}
