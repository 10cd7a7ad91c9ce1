import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { type AuditActor, recordEvent } from "@/lib/audit/record-event";
import type { RequestOrigin } from "@/lib/auth/authorize";
import { DEFAULT_ROLE } from "@/lib/contracts/roles";
import type { SsoIdentity } from "@/lib/contracts/sso-test";
import { closeInvitations } from "@/lib/directory/invite-account";
import { newId } from "@/lib/ids";
import { addMember } from "@/lib/members/add-member";
import { memberDocument } from "@/lib/members/member-document";
import { proveAddress } from "@/lib/members/prove-address";
import type { SsoMethod } from "../find-method";
import type { Resolution } from "./resolve-identity";

/** A member with the account that they sign in to. */
export interface Admitted {
  readonly memberId: string;
  readonly memberName: string;
  readonly accountId: string;
}

interface Admission {
  readonly method: SsoMethod;
  readonly identity: SsoIdentity;
  readonly at: Date;
  readonly request: RequestOrigin;
}

type Entry = Exclude<Resolution, { readonly kind: "refused" }>;

/**
 * Carries out what a sign-in comes to: somebody new joins, an invitation is answered, an account is given to whom has none,
 * the subject is linked. Call it under the team's lock unless the person is linked, has joined and has an account.
 */
export async function admitPerson(tx: Tx, admission: Admission, entry: Entry): Promise<Admitted> {
  const admitted =
    entry.kind === "joins" ? await join(tx, admission, entry.address) : await enter(tx, admission, entry);
  const isFirst = entry.kind === "joins" || !entry.isLinked;
  if (isFirst && entry.address !== null) await prove(tx, admission.at, admitted.accountId, entry.address);
  await linkSubject(tx, admission, admitted.memberId, isFirst);
  return admitted;
}

/** Just in time: a developer with the account of their address. */
async function join(tx: Tx, { method, identity, at, request }: Admission, address: string): Promise<Admitted> {
  const { teamId } = method;
  const { firstName, lastName } = identity;
  const name = [firstName, lastName].filter((part) => part !== null).join(" ") || address;
  const accountId = await accountOf(tx, teamId, address, name, at);
  const document = memberDocument({
    email: address,
    name,
    ...(firstName !== null && { givenName: firstName }),
    ...(lastName !== null && { familyName: lastName }),
  });
  const memberId = await addMember(tx, {
    teamId,
    document,
    accountId,
    source: "sso",
    roles: [DEFAULT_ROLE],
    joinedAt: at,
  });
  await recordEvent(tx, teamId, methodActor(method, request), at, {
    action: "member.created",
    targetId: memberId,
    targetName: name,
    details: { singleSignOn: method.name, methodId: method.id },
  });
  return { memberId, memberName: name, accountId };
}

type Known = Extract<Entry, { readonly kind: "signs_in" }>;

async function enter(tx: Tx, { method, at, request }: Admission, { person, address }: Known): Promise<Admitted> {
  const { id: memberId, name: memberName, joined } = person;
  if (joined && person.accountId !== null) return { memberId, memberName, accountId: person.accountId };
  if (address === null) throw new Error("Only an address of the team's own completes a membership.");
  const { teamId } = method;
  const accountId = person.accountId ?? (await accountOf(tx, teamId, address, memberName, at));
  const now = sql`${at.toISOString()}::timestamptz`;
  // Another version, so that a change that was read before decides anew.
  await rows(
    tx,
    sql`update members set account_id = ${accountId}, joined_at = coalesce(joined_at, ${now}), version = version + 1,
        updated_at = ${now}
      where team_id = ${teamId} and id = ${memberId}`,
  );
  if (joined) return { memberId, memberName, accountId };
  const actor = { kind: "member", id: memberId, name: memberName, ...request } as const;
  await closeInvitations({ db: tx, clock: () => at, actor: { teamId, audit: actor } }, tx, memberId);
  await recordEvent(tx, teamId, actor, at, {
    action: "invitation.accepted",
    targetId: memberId,
    targetName: memberName,
    details: { singleSignOn: method.name, methodId: method.id },
  });
  return { memberId, memberName, accountId };
}

/** The account of an address that the team answers for; made when there is none. */
async function accountOf(tx: Tx, teamId: string, address: string, name: string, at: Date): Promise<string> {
  const now = sql`${at.toISOString()}::timestamptz`;
  const [account] = await rows<{ id: string }>(
    tx,
    sql`with made as (
        insert into accounts (id, email, name, created_by_team_id, created_at, updated_at)
        values (${newId("acc")}, ${address}, ${name}, ${teamId}, ${now}, ${now})
        on conflict (email_key) do nothing returning id)
      select id from made union all select id from accounts where email_key = scim_fold(${address}) limit 1`,
  );
  if (account) return account.id;
  // Another team made it at this moment; the row is there for the next statement.
  const [others] = await rows<{ id: string }>(tx, sql`select id from accounts where email_key = scim_fold(${address})`);
  if (!others) throw new Error("An account that was there is gone.");
  return others.id;
}

/** The account's own address is the person's now: whatever spoke for it before gives way. */
async function prove(tx: Tx, at: Date, accountId: string, address: string): Promise<void> {
  const found = await rows(
    tx,
    sql`select 1 from accounts where id = ${accountId} and email_key = scim_fold(${address})`,
    { name: "sso_account_has_address" },
  );
  if (found.length > 0) await proveAddress(tx, at, accountId);
}

/** One subject of a method is one person; when the directory says so, it takes the place of a former one. */
async function linkSubject(
  tx: Tx,
  { method, identity, at }: Admission,
  memberId: string,
  isFirst: boolean,
): Promise<void> {
  const { teamId, id: methodId } = method;
  const now = sql`${at.toISOString()}::timestamptz`;
  if (isFirst) {
    await rows(
      tx,
      sql`delete from sso_subjects
        where team_id = ${teamId} and method_id = ${methodId} and member_id = ${memberId}
          and subject <> ${identity.subject}`,
    );
  }
  await rows(
    tx,
    sql`insert into sso_subjects (team_id, method_id, subject, member_id, created_at, last_used_at)
      values (${teamId}, ${methodId}, ${identity.subject}, ${memberId}, ${now}, ${now})
      on conflict (team_id, method_id, subject) do update
        set member_id = excluded.member_id, last_used_at = excluded.last_used_at`,
    { name: "sso_link_subject" },
  );
}

/** Muster itself, on the word of the method's provider. */
function methodActor({ name }: SsoMethod, { requestId, ip, userAgent }: RequestOrigin): AuditActor {
  return { kind: "system", id: null, name, requestId, ip, userAgent };
}
