import type { Tx } from "@/db/client";
import { invitationLinks, invitations } from "@/db/schema/invitations";
import { memberRoles, members } from "@/db/schema/members";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvents } from "@/lib/audit/record-event";
import { INVITATION_DAYS } from "@/lib/contracts/invitations";
import type { Role } from "@/lib/contracts/roles";
import { newId } from "@/lib/ids";
import { enqueueMails } from "@/lib/mail/enqueue-mails";
import { type LinkToken, newLinkToken } from "@/lib/mail/link-token";
import type { TeamChange } from "@/lib/members/team-change";
import { type JsonObject, USER_URN } from "@/scim";

interface Invitee {
  readonly email: string;
  readonly roles: readonly Role[];
}

/** Somebody with all that an invitation of theirs is made of. */
interface Asked extends Invitee {
  readonly memberId: string;
  readonly invitationId: string;
  readonly link: LinkToken;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** When an invitation that is sent at this moment ends. */
export function expiryFrom(at: Date): Date {
  return new Date(at.getTime() + INVITATION_DAYS * DAY_MS);
}

/** Writes people who have not joined, what they are asked with, the mails to them and the audit rows: one statement a table. */
export async function writeInvitations(
  { tx, actor, at }: Pick<TeamChange<"members.invite">, "tx" | "actor" | "at">,
  invitees: readonly Invitee[],
): Promise<void> {
  if (invitees.length === 0) return;
  const { id: teamId, name: teamName } = actor.team;
  const asked = invitees.map((invitee): Asked => {
    return { ...invitee, memberId: newId("usr"), invitationId: newId("inv"), link: newLinkToken() };
  });
  await writeMembers(tx, teamId, at, asked);
  await writeLinks(tx, teamId, at, asked, actor.name);
  const expiresAt = expiryFrom(at).toISOString();
  const mails = asked.map(({ email: recipient, invitationId: aboutId, link: { token } }) => {
    const content = { kind: "invitation", teamName, invitedBy: actor.name, token, expiresAt } as const;
    return { teamId, recipient, aboutId, content };
  });
  await enqueueMails(tx, at, mails);
  const events = asked.map(({ email: targetName, memberId: targetId, roles }) => {
    return { action: "invitation.sent", targetId, targetName, details: { roles } } as const;
  });
  await recordEvents(tx, teamId, memberActor(actor), at, events);
}

async function writeMembers(tx: Tx, teamId: string, at: Date, asked: readonly Asked[]): Promise<void> {
  await tx.insert(members).values(
    asked.map(({ email, memberId: id }) => {
      return { teamId, id, document: invitedDocument(email), source: "invite", createdAt: at, updatedAt: at };
    }),
  );
  const held = asked.flatMap(({ memberId, roles }) => [...new Set(roles)].map((role) => ({ teamId, memberId, role })));
  await tx.insert(memberRoles).values(held);
}

/** Whoever is asked says themselves how they are called. */
function invitedDocument(email: string): JsonObject {
  return {
    schemas: [USER_URN],
    userName: email,
    active: true,
    emails: [{ value: email, type: "work", primary: true }],
  };
}

async function writeLinks(tx: Tx, teamId: string, at: Date, asked: readonly Asked[], by: string): Promise<void> {
  await tx.insert(invitations).values(
    asked.map(({ email, memberId, invitationId: id }) => {
      return { teamId, id, memberId, email, invitedByName: by, createdAt: at, expiresAt: expiryFrom(at) };
    }),
  );
  await tx.insert(invitationLinks).values(
    asked.map(({ invitationId, link: { hash: tokenHash } }) => {
      return { teamId, invitationId, tokenHash, shown: false, createdAt: at };
    }),
  );
}
