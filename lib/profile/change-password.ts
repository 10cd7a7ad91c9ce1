import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import { hashPassword } from "@/lib/auth/password";
import type { ProfileView } from "@/lib/contracts/profile";
import { DomainError } from "@/lib/errors";
import { enqueueMails } from "@/lib/mail/enqueue-mails";
import type { Services } from "@/lib/services";
import { requireUnlocked } from "./account-lock";
import { readAccount, requireOwnPassword } from "./own-account";
import { lockMemberships, recordInTeams } from "./own-teams";
import { profileView } from "./read-profile";

interface Passwords {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/**
 * Gives the account another password, or its first one, ends all its other sessions, and tells the person by mail. Throws
 * `managed` or `forbidden` while the account is locked, `invalid_input` with `fields.currentPassword`, `too_many_attempts`.
 */
export async function changePassword(
  services: Services,
  actor: Authorized<"profile.manage">,
  { currentPassword, newPassword }: Passwords,
): Promise<ProfileView> {
  const { db, clock } = services;
  const { accountId, sessionId } = actor;
  await requireUnlocked(db, actor);
  const account = await readAccount(db, accountId);
  await requireOwnPassword(services, account, currentPassword, actor.request);
  // Both take a while, so no row is locked meanwhile; the update finds out whether the password is still the one that was asked.
  const passwordHash = await hashPassword(newPassword);
  return db.transaction(async (tx) => {
    const at = clock();
    const now = sql`${at.toISOString()}::timestamptz`;
    const memberships = await lockMemberships(tx, accountId);
    await requireUnlocked(tx, actor);
    const changed = await rows(
      tx,
      sql`update accounts set password_hash = ${passwordHash}, updated_at = ${now}
        where id = ${accountId} and password_hash is not distinct from ${account.passwordHash}::text returning id`,
    );
    if (changed.length === 0)
      throw new DomainError("conflict", "Your password was changed meanwhile. Reload the page.");
    await rows(
      tx,
      sql`update sessions set ended_at = ${now} where account_id = ${accountId} and id <> ${sessionId} and ended_at is null`,
    );
    await recordInTeams(tx, at, memberships, actor.request, { action: "account.password_changed", details: {} });
    const content = { kind: "password_changed", name: actor.name, at: at.toISOString(), ip: actor.request.ip } as const;
    await enqueueMails(tx, at, [{ teamId: actor.team.id, recipient: account.email, content }]);
    return profileView(tx, actor, at);
  });
}
