import type { Db } from "@/db/client";
import { memberRoles, members } from "@/db/schema/members";
import type { MemberSource } from "@/lib/contracts/members";
import type { Role } from "@/lib/contracts/roles";
import { newId } from "@/lib/ids";
import type { JsonObject } from "@/scim";

export interface NewMember {
  readonly teamId: string;
  /** A SCIM User; `memberDocument` makes one. */
  readonly document: JsonObject;
  /** Absent for a member who cannot sign in. */
  readonly accountId?: string;
  readonly source: MemberSource;
  /** Own roles, at least one. */
  readonly roles: readonly Role[];
  /** null while an invitation waits for its answer. */
  readonly joinedAt: Date | null;
  /** Whether the identity provider decides over the membership; by default what came by SCIM. */
  readonly managed?: boolean;
}

/**
 * Writes a member with their own roles and gives the id. Asks for no seat and leaves no audit row: that is its caller's.
 * Throws the database's unique violation when the userName or the account is in the team already.
 */
export async function addMember(tx: Db, member: NewMember): Promise<string> {
  const { teamId, document, accountId, source, roles, joinedAt, managed = source === "scim" } = member;
  const id = newId("usr");
  const stamps = joinedAt ? { createdAt: joinedAt, updatedAt: joinedAt } : {};
  await tx
    .insert(members)
    .values({ teamId, id, document, accountId: accountId ?? null, source, managed, joinedAt, ...stamps });
  await tx.insert(memberRoles).values(roles.map((role) => ({ teamId, memberId: id, role })));
  return id;
}
