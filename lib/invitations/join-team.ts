import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { uniqueViolation } from "@/db/errors";
import { rows } from "@/db/rows";
import { recordEvent } from "@/lib/audit/record-event";
import type { RequestOrigin } from "@/lib/auth/authorize";
import { lockTeam } from "@/lib/directory/team-rules";
import { DomainError } from "@/lib/errors";
import { linkTokenHash } from "@/lib/mail/link-token";
import { memberDocument } from "@/lib/members/member-document";
import { type ClosedInvitation, closedSentence, findInvitation, type OpenInvitation } from "./find-invitation";

/**
 * The invitation of a link, while nobody else can answer, cancel or replace it. Throws `not_found` for a link that leads to
 * none, `conflict` for one that does nothing any more, `wants_sso` when it is accepted by single sign-on only.
 */
export async function lockInvitation(tx: Tx, token: string, at: Date): Promise<OpenInvitation> {
  const [link] = await rows<{ team_id: string }>(
    tx,
    sql`select team_id from invitation_links where token_hash = ${linkTokenHash(token) ?? ""}`,
  );
  if (link) await lockTeam(tx, link.team_id);
  return requireOpen(await findInvitation(tx, token, at));
}

/** Throws as `lockInvitation`. */
export function requireOpen(invitation: OpenInvitation | ClosedInvitation): OpenInvitation {
  if (invitation.kind !== "open") {
    throw new DomainError(invitation.kind === "unknown" ? "not_found" : "conflict", closedSentence(invitation));
  }
  if (invitation.wantsSso) throw new DomainError("wants_sso", ssoSentence(invitation));
  return invitation;
}

export function invitedSentence({ invitedBy, managed, teamName, email }: OpenInvitation): string {
  const who = managed ? `${teamName} wants to add your account` : `${invitedBy} invites you`;
  return `${who}. The invitation is for ${email}.`;
}

/** What a person does who joins a team that requires single sign-on. */
export function ssoSentence({ teamName }: Pick<OpenInvitation, "teamName">): string {
  return `${teamName} requires single sign-on. Sign in with it: that accepts the invitation.`;
}

interface Joiner {
  readonly accountId: string;
  readonly name: string;
}

/**
 * Makes the account a member by an invitation that is locked, with the audit row. What the identity provider said of the
 * person stays; who was asked by hand is called as the account is. Throws `conflict` when the account is a member already.
 */
export async function joinTeam(
  tx: Tx,
  at: Date,
  invitation: OpenInvitation,
  { accountId, name }: Joiner,
  request: RequestOrigin,
): Promise<void> {
  const { teamId, memberId } = invitation;
  const now = sql`${at.toISOString()}::timestamptz`;
  const shownName = await writeJoined(tx, at, invitation, { accountId, name });
  await rows(
    tx,
    sql`update invitations set accepted_at = case when id = ${invitation.invitationId} then ${now} end,
        cancelled_at = case when id <> ${invitation.invitationId} then ${now} end
      where team_id = ${teamId} and member_id = ${memberId} and accepted_at is null and cancelled_at is null`,
  );
  await recordEvent(tx, teamId, { kind: "member", id: memberId, name: shownName, ...request }, at, {
    action: "invitation.accepted",
    targetId: memberId,
    targetName: shownName,
  });
}

/** Gives the name that is shown. */
async function writeJoined(tx: Tx, at: Date, invitation: OpenInvitation, joiner: Joiner): Promise<string> {
  const { teamId, memberId, teamName, managed, email } = invitation;
  const { displayName, name } = memberDocument({ email, name: joiner.name });
  const now = sql`${at.toISOString()}::timestamptz`;
  try {
    const [member] = await rows<{ name: string }>(
      tx,
      sql`update members set account_id = ${joiner.accountId}, joined_at = ${now}, version = version + 1, updated_at = ${now},
          document = document || ${JSON.stringify(managed ? {} : { displayName, name })}::jsonb
        where team_id = ${teamId} and id = ${memberId} returning shown_name as name`,
    );
    if (!member) throw new Error("A member who was locked is gone.");
    return member.name;
  } catch (error) {
    if (uniqueViolation(error) !== "members_account") throw error;
    throw new DomainError("conflict", `You are a member of ${teamName} already.`, {}, { cause: error });
  }
}
