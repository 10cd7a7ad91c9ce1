import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import type { RequestOrigin } from "@/lib/auth/authorize";
import type { SsoIdentity, SsoRefusal } from "@/lib/contracts/sso-test";
import { lockTeam } from "@/lib/directory/team-rules";
import { emailDomain } from "@/lib/domains/email-domain";
import { verifiedDomains } from "@/lib/domains/verified-domains";
import type { Services } from "@/lib/services";
import { type SamlSubject, startSession } from "@/lib/sessions/start-session";
import type { SsoMethod } from "../find-method";
import { type Admitted, admitPerson } from "./admit-person";
import { recordFailedSignIn } from "./failed-sign-in";
import { REFUSAL_WORDS } from "./refusal-words";
import { type Resolution, resolveIdentity } from "./resolve-identity";

export interface Arrival {
  readonly method: SsoMethod;
  readonly identity: SsoIdentity;
  /** "Keep me signed in". */
  readonly remember: boolean;
  /** What SAML's single logout needs to know again. */
  readonly samlSubject?: SamlSubject;
  readonly request: RequestOrigin;
}

export type SignInOutcome =
  | { readonly kind: "signed_in"; readonly accountId: string; readonly sessionId: string }
  | { readonly kind: "refused"; readonly reason: SsoRefusal };

/**
 * Signs in whom a provider vouches for, or refuses, with an audit row of either. First sign-ins of a team happen one after
 * the other, so that nobody joins twice and no seat is taken twice; later ones take no lock.
 */
export function finishSignIn({ db, clock }: Services, arrival: Arrival): Promise<SignInOutcome> {
  const at = clock();
  const { method, identity, request } = arrival;
  return db.transaction(async (tx) => {
    const resolution = await resolveFirmly(tx, method, identity);
    if (resolution.kind === "refused") {
      const { reason, person } = resolution;
      const { subject, email } = identity;
      const failed = { reason, message: REFUSAL_WORDS[reason], subject, email, person };
      await recordFailedSignIn(tx, at, method, failed, request);
      return { kind: "refused", reason };
    }
    const admitted = await admitPerson(tx, { method, identity, at, request }, resolution);
    const rule = resolution.kind === "joins" ? "joined" : resolution.rule;
    const sessionId = await beginSession(tx, at, arrival, admitted, rule);
    return { kind: "signed_in", accountId: admitted.accountId, sessionId };
  });
}

async function resolveFirmly(tx: Tx, method: SsoMethod, identity: SsoIdentity): Promise<Resolution> {
  const resolution = await resolveIdentity(tx, method, identity);
  if (resolution.kind === "refused" || isSettled(resolution)) return resolution;
  await lockTeam(tx, method.teamId);
  return resolveIdentity(tx, method, identity);
}

/** Whether signing in changes nothing of the member. */
function isSettled(resolution: Resolution): boolean {
  if (resolution.kind !== "signs_in") return false;
  const { person, isLinked } = resolution;
  return isLinked && person.joined && person.accountId !== null;
}

async function beginSession(
  tx: Tx,
  at: Date,
  { method, identity, remember, samlSubject, request }: Arrival,
  { memberId, memberName, accountId }: Admitted,
  rule: string,
): Promise<string> {
  const { teamId, id: methodId } = method;
  await rows(
    tx,
    sql`update sso_methods set last_used_at = ${at.toISOString()}::timestamptz
      where team_id = ${teamId} and id = ${methodId}`,
    { name: "sso_touch_method" },
  );
  return startSession(tx, at, {
    accountId,
    member: { id: memberId, teamId, name: memberName },
    remember,
    request,
    sso: {
      teamId,
      methodId,
      teamOnly: !(await answersFor(tx, teamId, accountId)),
      ...(samlSubject !== undefined && { samlSubject }),
    },
    details: { singleSignOn: method.name, methodId, rule, subject: identity.subject },
  });
}

/** Whether the team has verified the domain of the account's own address: then its provider may speak for the account. */
async function answersFor(tx: Tx, teamId: string, accountId: string): Promise<boolean> {
  const [account] = await rows<{ email: string }>(tx, sql`select email from accounts where id = ${accountId}`, {
    name: "sso_account_email",
  });
  const domain = emailDomain(account?.email ?? "");
  return domain !== undefined && (await verifiedDomains(tx, teamId, [domain])).has(domain);
}
