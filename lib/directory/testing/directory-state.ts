import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";
import { newId } from "@/lib/ids";
import { type JsonObject, USER_URN } from "@/scim";

let made = 0;

/** A document that no other call gave: an active person with an address at example.com. */
export function personDocument(extra: JsonObject = {}): JsonObject {
  made += 1;
  const email = `person${made}@example.com`;
  return {
    schemas: [USER_URN],
    userName: email,
    displayName: `Person ${made}`,
    active: true,
    emails: [{ value: email, primary: true }],
    ...extra,
  };
}

/** A person who is called by an address and has it as the only e-mail. */
export function personAt(email: string, extra: JsonObject = {}): JsonObject {
  return personDocument({ userName: email, emails: [{ value: email, primary: true }], ...extra });
}

export const quiet = { references: false } as const;

/** A change to these attributes; undefined takes one away. */
export function changeTo(attributes: Readonly<Record<string, JsonObject[string] | undefined>>) {
  return {
    document: (current: JsonObject): JsonObject => {
      const entries: [string, JsonObject[string] | undefined][] = Object.entries({ ...current, ...attributes });
      return Object.fromEntries(
        entries.filter((entry): entry is [string, JsonObject[string]] => entry[1] !== undefined),
      );
    },
  };
}

export const moveTo = (email: string) => changeTo({ emails: [{ value: email, primary: true }] });

export interface MemberState {
  readonly id: string;
  readonly active: boolean;
  readonly managed: boolean;
  readonly source: string;
  readonly joined_at: Date | null;
  readonly version: number;
  readonly account_id: string | null;
  readonly account_email: string | null;
  readonly created_by_team_id: string | null;
  readonly roles: readonly string[];
}

/** The member's row with its account and own roles; undefined when it is gone. */
export async function memberState(db: Db, teamId: string, id: string): Promise<MemberState | undefined> {
  const query = sql`select m.id, m.active, m.managed, m.source, m.joined_at, m.version, m.account_id,
      a.email as account_email, a.created_by_team_id,
      array(select role from member_roles r where r.team_id = m.team_id and r.member_id = m.id order by role) as roles
    from members m left join accounts a on a.id = m.account_id where m.team_id = ${teamId} and m.id = ${id}`;
  return (await rows<MemberState>(db, query))[0];
}

interface Trace {
  readonly action: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The audit rows about a person or a group, oldest first. */
export function auditTrail(db: Db, teamId: string, targetId: string): Promise<readonly Trace[]> {
  const query = sql`select action, details from audit_events
    where team_id = ${teamId} and target_id = ${targetId} order by id`;
  return rows<Trace>(db, query);
}

export async function auditActions(db: Db, teamId: string, targetId: string): Promise<readonly string[]> {
  return (await auditTrail(db, teamId, targetId)).map(({ action }) => action);
}

/** How many audit rows the team has: a refused change leaves none. */
export async function countAuditRows(db: Db, teamId: string): Promise<number> {
  return (await rows(db, sql`select 1 from audit_events where team_id = ${teamId}`)).length;
}

/** An account that its person made; gives the id. */
export async function ownAccount(db: Db, email: string): Promise<string> {
  const id = newId("acc");
  await rows(db, sql`insert into accounts (id, email, name) values (${id}, ${email}, 'Own')`);
  return id;
}

export async function startSession(db: Db, teamId: string, memberId: string): Promise<void> {
  await rows(
    db,
    sql`insert into sessions (id, account_id, team_id)
      select ${newId("ses")}, account_id, team_id from members where team_id = ${teamId} and id = ${memberId}`,
  );
}

export async function liveSessions(db: Db, teamId: string): Promise<number> {
  return (await rows(db, sql`select 1 from sessions where team_id = ${teamId} and ended_at is null`)).length;
}

interface InvitationState {
  readonly email: string;
  readonly state: "open" | "accepted" | "cancelled";
}

/** The invitations of a team, oldest first. */
export function invitationsOf(db: Db, teamId: string): Promise<readonly InvitationState[]> {
  const query = sql`select email,
      case when cancelled_at is not null then 'cancelled' when accepted_at is not null then 'accepted' else 'open' end as state
    from invitations where team_id = ${teamId} order by id`;
  return rows<InvitationState>(db, query);
}

/** A member as an admin invites one by hand, with an open invitation; gives the member's id. */
export async function inviteByHand(db: Db, teamId: string, email: string, roles: readonly string[]): Promise<string> {
  const id = newId("usr");
  const document = { schemas: [USER_URN], userName: email, active: true, emails: [{ value: email, primary: true }] };
  await rows(
    db,
    sql`insert into members (team_id, id, document, source)
      values (${teamId}, ${id}, ${JSON.stringify(document)}::jsonb, 'invite')`,
  );
  for (const role of roles) {
    await rows(db, sql`insert into member_roles (team_id, member_id, role) values (${teamId}, ${id}, ${role})`);
  }
  await rows(
    db,
    sql`insert into invitations (team_id, id, member_id, email, invited_by_name, expires_at)
      values (${teamId}, ${newId("inv")}, ${id}, ${email}, 'Ada', now() + interval '7 days')`,
  );
  return id;
}
