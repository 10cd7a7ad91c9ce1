import type { Authorized } from "@/lib/auth/authorize";
import type { ProfileView } from "@/lib/contracts/profile";
import type { Services } from "@/lib/services";
import { closeEmailChanges } from "./close-email-changes";
import { lockMemberships, recordInTeams } from "./own-teams";
import { profileView } from "./read-profile";

/** Keeps the present address: the link that was sent to another one does nothing any more. */
export function cancelEmailChange({ db, clock }: Services, actor: Authorized<"profile.manage">): Promise<ProfileView> {
  return db.transaction(async (tx) => {
    const at = clock();
    const memberships = await lockMemberships(tx, actor.accountId);
    const closed = await closeEmailChanges(tx, at, actor.accountId);
    for (const email of closed) {
      await recordInTeams(tx, at, memberships, actor.request, {
        action: "account.email_change_cancelled",
        details: { email },
      });
    }
    return profileView(tx, actor, at);
  });
}
