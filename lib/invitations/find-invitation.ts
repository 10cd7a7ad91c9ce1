import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { ADMIN_ROLE } from "@/lib/contracts/roles";
import { emailDomain } from "@/lib/domains/email-domain";
import { verifiedDomains } from "@/lib/domains/verified-domains";
import { linkTokenHash } from "@/lib/mail/link-token";
import { holdsRole } from "@/lib/members/member-roles";

export interface OpenInvitation {
  readonly kind: "open";
  readonly teamId: string;
  readonly teamName: string;
  readonly invitationId: string;
  readonly memberId: string;
  readonly invitedBy: string;
  /** Whether the identity provider decides over the member. */
  readonly managed: boolean;
  readonly email: string;
  readonly expiresAt: Date;
  /** Whether others than the owner of the mailbox could see the link. */
  readonly shown: boolean;
  /** The account that has to accept it; null when there is none yet. */
  readonly accountId: string | null;
  /** Whether the team lets the person in by single sign-on only, which accepts the invitation by itself. */
  readonly wantsSso: boolean;
}

export type ClosedInvitation =
  | { readonly kind: "unknown" | "used" | "withdrawn" }
  | { readonly kind: "expired"; readonly invitedBy: string; readonly teamName: string };

interface Row {
  readonly team_id: string;
  readonly team_name: string;
  readonly id: string;
  readonly member_id: string;
  readonly invited_by_name: string;
  readonly managed: boolean;
  readonly email: string;
  readonly expires_at: Date;
  readonly shown: boolean;
  readonly account_id: string | null;
  readonly wants_sso: boolean;
  readonly accepted: boolean;
  readonly cancelled: boolean;
  readonly active: boolean;
  readonly joined: boolean;
}

/** What the token of a link leads to, as it is at `now`. */
export async function findInvitation(db: Db, token: string, now: Date): Promise<OpenInvitation | ClosedInvitation> {
  const hash = linkTokenHash(token);
  if (hash === undefined) return { kind: "unknown" };
  const [row] = await rows<Row>(
    db,
    sql`select i.team_id, t.name as team_name, i.id, i.member_id, i.invited_by_name, m.managed, i.email, i.expires_at,
        l.shown, i.accepted_at is not null as accepted, i.cancelled_at is not null as cancelled, m.active,
        m.joined_at is not null as joined,
        coalesce(m.account_id, (select a.id from accounts a where a.email_key = i.email_key)) as account_id,
        t.sso_required and not ${holdsRole(ADMIN_ROLE)} as wants_sso
      from invitation_links l
      join invitations i on i.team_id = l.team_id and i.id = l.invitation_id
      join members m on m.team_id = i.team_id and m.id = i.member_id
      join teams t on t.id = i.team_id
      where l.token_hash = ${hash}`,
    { name: "invitation_by_token" },
  );
  if (!row) return { kind: "unknown" };
  const state = stateOf(row, now);
  return state.kind === "open" ? { ...state, wantsSso: state.wantsSso && (await answersFor(db, state)) } : state;
}

/** Whether the team's identity provider may speak for the address; else signing in through it accepts nothing. */
async function answersFor(db: Db, { teamId, email }: OpenInvitation): Promise<boolean> {
  const domain = emailDomain(email);
  return domain !== undefined && (await verifiedDomains(db, teamId, [domain])).has(domain);
}

function stateOf(row: Row, now: Date): OpenInvitation | ClosedInvitation {
  if (row.accepted || row.joined) return { kind: "used" };
  if (row.cancelled || !row.active) return { kind: "withdrawn" };
  const { team_name: teamName, invited_by_name: invitedBy } = row;
  if (row.expires_at <= now) return { kind: "expired", teamName, invitedBy };
  return {
    kind: "open",
    teamId: row.team_id,
    teamName,
    invitationId: row.id,
    memberId: row.member_id,
    invitedBy,
    managed: row.managed,
    email: row.email,
    expiresAt: row.expires_at,
    shown: row.shown,
    accountId: row.account_id,
    wantsSso: row.wants_sso,
  };
}

/** Why a link does nothing, for whoever opened it. */
export function closedSentence(invitation: ClosedInvitation): string {
  switch (invitation.kind) {
    case "unknown":
      return "This link leads to no invitation. Open it from the mail again, or ask an admin of the team for another one.";
    case "used":
      return "This invitation was accepted already. Sign in to go on.";
    case "withdrawn":
      return "This invitation was withdrawn, or a newer one took its place. Look for the latest mail, or ask an admin of the team.";
    case "expired":
      return `This invitation has expired. Ask ${invitation.invitedBy} to send it again.`;
    default:
      return invitation satisfies never;
  }
}
