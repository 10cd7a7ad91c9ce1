import type { Db } from "@/db/database";
import { type JsonObject, resourceNotFound, type StoredResource } from "@/scim";
import { relinkMember } from "./account-link";
import type { DirectoryContext } from "./directory-actor";
import { requireOwnDomain, requireOwnSignInDomain } from "./domain-rules";
import { settleInvitations } from "./settle-invitations";
import type { LockedUser } from "./user-row";
import { writeUser } from "./write-user";

/**
 * Gives somebody whom the team has already the document of a create: an inactive person is restored (product: U6), an
 * invitation by hand is adopted (U7). Id, roles and groups stay. Call it under the team's lock.
 */
export async function restoreUser(
  ctx: DirectoryContext,
  tx: Db,
  existing: LockedUser,
  document: JsonObject,
): Promise<StoredResource> {
  const { teamId } = ctx.actor;
  const adopted = existing.active;
  await (adopted ? requireOwnSignInDomain : requireOwnDomain)(tx, teamId, existing, document);
  const active = document.active !== false;
  const link = await relinkMember(ctx, tx, existing, document, { active, admin: false });
  const restored = await writeUser(ctx, tx, existing, {
    document,
    action: adopted ? "member.adopted" : "member.restored",
    details: link.joined ? {} : { invited: true },
    references: true,
    link,
    source: "scim",
  });
  if (!restored) throw resourceNotFound("User", existing.id);
  await settleInvitations(ctx, tx, existing, document, link);
  return restored;
}
