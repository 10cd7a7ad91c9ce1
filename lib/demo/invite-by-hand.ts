import type { Tx } from "@/db/client";
import { invitations } from "@/db/schema/invitations";
import { newId } from "@/lib/ids";

const INVITATION_MS = 7 * 24 * 60 * 60 * 1000;

interface Invitee {
  readonly teamId: string;
  readonly memberId: string;
  readonly email: string;
}

/** An open invitation in the name of the demo's admin; nobody has its link. */
export async function inviteByHand(tx: Tx, now: Date, invitee: Invitee): Promise<void> {
  await tx.insert(invitations).values({
    ...invitee,
    id: newId("inv"),
    invitedByName: "Ada Lovelace",
    createdAt: now,
    expiresAt: new Date(now.getTime() + INVITATION_MS),
  });
}
