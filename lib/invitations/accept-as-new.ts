import { z } from "zod";
import { uniqueViolation } from "@/db/errors";
import type { RequestOrigin } from "@/lib/auth/authorize";
import { hashPassword } from "@/lib/auth/password";
import { newPassword, personName } from "@/lib/contracts/passwords";
import { DomainError } from "@/lib/errors";
import { addAccount } from "@/lib/members/add-account";
import type { Services } from "@/lib/services";
import { findInvitation } from "./find-invitation";
import { joinTeam, lockInvitation, requireOpen } from "./join-team";

/** The form of somebody who has no account yet. */
export const newAccountInput = z.object({ token: z.string(), name: personName, password: newPassword });

/**
 * Makes an account for the address that was invited, and its owner a member; gives the address, so that they can be signed
 * in. Throws as `lockInvitation`, and `conflict` when the address has an account.
 */
export async function acceptAsNew(
  { db, clock }: Services,
  { token, name, password }: z.output<typeof newAccountInput>,
  request: RequestOrigin,
): Promise<{ readonly email: string }> {
  // A hash costs much: a stranger gets none for a made-up link.
  requireOpen(await findInvitation(db, token, clock()));
  const passwordHash = await hashPassword(password);
  try {
    return await db.transaction(async (tx) => {
      const at = clock();
      const invitation = await lockInvitation(tx, token, at);
      const { email, shown, accountId: known } = invitation;
      if (known !== null) throw hasAccount(email);
      const accountId = await addAccount(tx, at, { email, name, passwordHash, emailProvenAt: shown ? null : at });
      await joinTeam(tx, at, invitation, { accountId, name }, request);
      return { email };
    });
  } catch (error) {
    if (uniqueViolation(error) !== "accounts_email_key") throw error;
    throw hasAccount("This address", error);
  }
}

function hasAccount(email: string, cause?: unknown): DomainError {
  return new DomainError(
    "conflict",
    `${email} has an account already. Sign in to accept the invitation.`,
    {},
    { cause },
  );
}
