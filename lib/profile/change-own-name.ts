import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { ProfileView } from "@/lib/contracts/profile";
import { memberDocument } from "@/lib/members/member-document";
import type { Services } from "@/lib/services";
import { requireUnlocked } from "./account-lock";
import { readAccount } from "./own-account";
import { lockMemberships, recordInTeams, writeDocument } from "./own-teams";
import { profileView } from "./read-profile";

/** Calls the account, and the person in all their teams, by another name. Throws `managed` or `forbidden` while it is locked. */
export function changeOwnName(
  { db, clock }: Services,
  actor: Authorized<"profile.manage">,
  { name }: { readonly name: string },
): Promise<ProfileView> {
  return db.transaction(async (tx) => {
    const at = clock();
    await requireUnlocked(tx, actor);
    const memberships = await lockMemberships(tx, actor.accountId);
    const before = await readAccount(tx, actor.accountId);
    const outdated = memberships.filter((membership) => membership.name !== name);
    const parts = memberDocument({ email: before.email, name });
    for (const membership of outdated) {
      const document = { ...membership.document, displayName: name, name: parts.name ?? {} };
      await writeDocument(tx, at, membership, document);
    }
    await rows(
      tx,
      sql`update accounts set name = ${name}, updated_at = ${at.toISOString()}::timestamptz
        where id = ${actor.accountId} and name <> ${name}`,
    );
    await recordInTeams(tx, at, outdated, actor.request, {
      action: "account.name_changed",
      details: { before: { name: before.name }, after: { name } },
    });
    return profileView(tx, { ...actor, name }, at);
  });
}
