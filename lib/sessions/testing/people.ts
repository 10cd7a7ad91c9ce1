import { sql } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { RequestOrigin } from "@/lib/auth/authorize";
import { hashPassword } from "@/lib/auth/password";
import { type SessionReference, sessionCookie } from "@/lib/auth/session-token";
import { ADMIN_ROLE, type Plan, type Role, SELF_HOSTED_PLAN } from "@/lib/contracts/roles";
import { newId } from "@/lib/ids";
import { addAccount } from "@/lib/members/add-account";
import { addMember } from "@/lib/members/add-member";
import { memberDocument } from "@/lib/members/member-document";
import { startSession } from "../start-session";

export const AT = new Date("2026-03-01T12:00:00.000Z");
export const REQUEST: RequestOrigin = { requestId: "req_test", ip: "192.0.2.7", userAgent: "Test" };
export const SECRET = "a secret that only tests have, 32+ characters";
export const PASSWORD = "correct horse battery staple";

export interface TestPerson extends SessionReference {
  readonly teamId: string;
  readonly memberId: string;
  readonly email: string;
}

interface PersonOptions {
  readonly plan?: Plan;
  readonly roles?: readonly Role[];
}

let knownHash: Promise<string> | undefined;

export async function newTeam(db: Db, plan: Plan = SELF_HOSTED_PLAN): Promise<string> {
  const id = newId("tm");
  await rows(db, sql`insert into teams (id, name, plan, seats) values (${id}, ${`Team ${id}`}, ${plan}, 100)`);
  return id;
}

/** Somebody in a team of their own, with a password and a session that was used at AT. */
export async function newPerson(db: Db, options: PersonOptions = {}): Promise<TestPerson> {
  const { plan, roles = [ADMIN_ROLE] } = options;
  const teamId = await newTeam(db, plan);
  const email = `${newId("acc")}@people.example`;
  knownHash ??= hashPassword(PASSWORD);
  const accountId = await addAccount(db, AT, { email, name: "Grace Hopper", passwordHash: await knownHash });
  const memberId = await joinTeam(db, { accountId, email }, teamId, roles);
  return { accountId, teamId, memberId, email, sessionId: await newSession(db, { accountId, teamId, memberId }) };
}

/** Makes an account a member of another team. */
export function joinTeam(
  db: Db,
  { accountId, email }: Pick<TestPerson, "accountId" | "email">,
  teamId: string,
  roles: readonly Role[] = [ADMIN_ROLE],
): Promise<string> {
  const document = memberDocument({ email, name: "Grace Hopper" });
  return addMember(db, { teamId, document, accountId, source: "invite", roles, joinedAt: AT });
}

export function newSession(
  db: Db,
  { accountId, teamId, memberId }: Pick<TestPerson, "accountId" | "teamId" | "memberId">,
  remember = false,
): Promise<string> {
  const member = { id: memberId, teamId, name: "Grace Hopper" };
  return db.transaction((tx) => startSession(tx, AT, { accountId, member, remember, request: REQUEST }));
}

export async function deactivate(db: Db, teamId: string, memberId: string): Promise<void> {
  await rows(
    db,
    sql`update members set document = document || '{"active": false}' where team_id = ${teamId} and id = ${memberId}`,
  );
}

export async function auditActions(db: Db, teamId: string): Promise<readonly string[]> {
  const found = await rows<{ action: string }>(
    db,
    sql`select action from audit_events where team_id = ${teamId} order by id`,
  );
  return found.map(({ action }) => action);
}

/** The cookie that a browser has after it signed in over http. */
export async function cookieOf({ accountId, sessionId }: SessionReference, secret = SECRET): Promise<string> {
  const { name } = sessionCookie(false);
  return `${name}=${await encode({ token: { sub: accountId, sid: sessionId }, secret, salt: name })}`;
}
