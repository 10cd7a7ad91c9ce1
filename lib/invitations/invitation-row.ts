import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { InvitationView } from "@/lib/contracts/invitations";
import type { MailState } from "@/lib/contracts/mail";
import { ROLES } from "@/lib/contracts/roles";
import { DomainError } from "@/lib/errors";
import { MAIL_STATE } from "@/lib/mail/mail-row";

interface InvitationRow {
  readonly id: string;
  readonly member_id: string;
  readonly email: string;
  readonly invited_by_name: string;
  readonly managed: boolean;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly roles: string[];
  readonly mail: MailState | null;
}

/** Where invitations `i` of members `m` come from that wait for an answer, also those that have expired. */
export function waitingSql(teamId: string): SQL {
  return sql`invitations i join members m on m.team_id = i.team_id and m.id = i.member_id
    where i.team_id = ${teamId} and i.accepted_at is null and i.cancelled_at is null
      and m.active and m.joined_at is null
      and not exists (
        select 1 from invitations newer where newer.team_id = i.team_id and newer.member_id = i.member_id
          and newer.accepted_at is null and newer.cancelled_at is null and newer.id > i.id)`;
}

/** Invitations with their roles and the state of their latest mail; `from` is `waitingSql`, with more conditions. */
export async function readInvitations(db: Db, from: SQL, now: Date): Promise<InvitationView[]> {
  const found = await rows<InvitationRow>(
    db,
    sql`select i.id, i.member_id, i.email, i.invited_by_name, m.managed, i.created_at, i.expires_at,
        array(
          select r.role from member_roles r where r.team_id = m.team_id and r.member_id = m.id
          union
          select gr.role from group_members gm
            join group_roles gr on gr.team_id = gm.team_id and gr.group_id = gm.group_id
            where gm.team_id = m.team_id and gm.member_id = m.id) as roles,
        (select ${MAIL_STATE} from mails o where o.team_id = i.team_id and o.about_id = i.id
          order by o.id desc limit 1) as mail
      from ${from}`,
  );
  return found.map((row) => invitationView(row, now));
}

/** Throws `not_found` for an invitation of another team, and for one that is answered or cancelled. */
export async function readInvitation(db: Db, teamId: string, invitationId: string, now: Date): Promise<InvitationView> {
  const [invitation] = await readInvitations(db, sql`${waitingSql(teamId)} and i.id = ${invitationId}`, now);
  if (invitation) return invitation;
  throw new DomainError("not_found", "There is no such invitation, or it was answered or cancelled.");
}

function invitationView(row: InvitationRow, now: Date): InvitationView {
  return {
    id: row.id,
    memberId: row.member_id,
    email: row.email,
    roles: ROLES.filter((role) => row.roles.includes(role)),
    state: row.expires_at > now ? "open" : "expired",
    invitedBy: row.invited_by_name,
    managed: row.managed,
    sentAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    mail: row.mail,
  };
}
