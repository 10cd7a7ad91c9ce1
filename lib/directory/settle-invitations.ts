import type { Db } from "@/db/database";
import type { JsonObject } from "@/scim";
import type { AccountLink } from "./account-link";
import type { DirectoryContext } from "./directory-actor";
import { closeInvitations, inviteAccount } from "./invite-account";
import { signInAddress } from "./sign-in-address";
import type { UserRow } from "./user-row";

/**
 * After a member was written: who has joined has answered what was asked; who has to agree is asked when that is new, the
 * address is another, or the member is back. An inactive one is asked nothing.
 */
export async function settleInvitations(
  ctx: DirectoryContext,
  tx: Db,
  before: UserRow,
  document: JsonObject,
  link: AccountLink,
): Promise<void> {
  if (link.joined) {
    if (!before.joined) await closeInvitations(ctx, tx, before.id);
    return;
  }
  const isNew = before.joined || !before.managed || !before.active;
  const isMoved = signInAddress(document) !== signInAddress(before.document);
  if (document.active !== false && (isNew || isMoved)) await inviteAccount(ctx, tx, before.id);
}
