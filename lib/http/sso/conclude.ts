import { HOME_PATH } from "@/lib/auth/own-path";
import { sessionSetCookie } from "@/lib/auth/session-token";
import type { SignInReason } from "@/lib/auth/sign-in-notice";
import { ssoMethodPage } from "@/lib/contracts/sso-addresses";
import type { SsoIdentity, SsoRefusal, SsoTestResult } from "@/lib/contracts/sso-test";
import { authSecret } from "@/lib/data-folder-secret";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { SealedTextError } from "@/lib/secrets/sealed-text";
import type { SamlSubject } from "@/lib/sessions/start-session";
import { oidcProblem } from "@/lib/sso/oidc/oidc-problem";
import { recordSsoTest } from "@/lib/sso/record-sso-test";
import { recordFailedSignIn } from "@/lib/sso/sign-in/failed-sign-in";
import { finishSignIn } from "@/lib/sso/sign-in/finish-sign-in";
import { type PendingRequest, takeLatestTest } from "@/lib/sso/sign-in/pending-request";
import { decisionOf, resolveIdentity } from "@/lib/sso/sign-in/resolve-identity";
import { SsoProblem, type SsoProblemCode } from "@/lib/sso/sso-problem";
import { leadTo, leadToSignIn } from "./lead-browser";
import type { SsoExchange } from "./sso-exchange";

/** Somebody whom the provider vouches for. */
interface Arrived {
  readonly identity: SsoIdentity;
  /** null for an answer that nobody asked for. */
  readonly pending: PendingRequest | null;
  readonly samlSubject?: SamlSubject | undefined;
}

/** Ends a sign-in with a session or a refusal, or a test with its result. */
export async function conclude(exchange: SsoExchange, { identity, pending, samlSubject }: Arrived): Promise<Response> {
  const { services, method, isSecure, from } = exchange;
  if (pending?.kind === "test") {
    const decision = decisionOf(await resolveIdentity(services.db, method, identity));
    return concludeTest(exchange, pending, { outcome: "passed", identity, decision });
  }
  const outcome = await finishSignIn(services, {
    method,
    identity,
    remember: pending?.remember ?? false,
    ...(samlSubject !== undefined && { samlSubject }),
    request: from,
  });
  if (outcome.kind === "refused") return leadToSignIn(REFUSAL_REASONS[outcome.reason], from.requestId);
  const cookie = await sessionSetCookie(outcome, isSecure, await authSecret(env()));
  return leadTo(pending?.target ?? HOME_PATH, [cookie]);
}

/**
 * Ends an exchange whose answer is not accepted: the admins get an audit row or the result of their test, the visitor
 * learns that it did not work. An error that is no answer's is thrown on.
 * @param pending what was begun; undefined when the answer does not tell
 */
export async function concludeFailure(
  exchange: SsoExchange,
  pending: PendingRequest | undefined,
  error: unknown,
): Promise<Response> {
  const problem = problemOf(error);
  if (!problem) throw error;
  const { services, method, browser, from } = exchange;
  const begun = pending ?? (browser === undefined ? undefined : await takeLatestTest(services, method, browser));
  if (begun?.kind === "test") {
    const { code, message, attributes } = problem;
    return concludeTest(exchange, begun, { outcome: "failed", code, message, attributes });
  }
  await recordFailedSignIn(services.db, services.clock(), method, failureOf(problem), from);
  return leadToSignIn(PROBLEM_REASONS[problem.code] ?? "sso_failed", from.requestId);
}

function problemOf(error: unknown): SsoProblem | undefined {
  if (!(error instanceof SealedTextError)) return oidcProblem(error);
  log.error("a secret of a sign-in method cannot be read", { error });
  const message =
    "This server cannot read a secret of the method any more. Ask whoever runs it about SECRETS_KEY, or set the method up anew.";
  return new SsoProblem("not_set_up", message, { cause: error });
}

function failureOf({ code, message }: SsoProblem) {
  return { reason: code, message };
}

async function concludeTest(
  { services, method, from }: SsoExchange,
  { memberId, startedAt }: PendingRequest,
  result: SsoTestResult,
): Promise<Response> {
  const { teamId, id: methodId } = method;
  await recordSsoTest(services, { teamId, methodId, memberId: memberId ?? "", startedAt, result, request: from });
  return leadTo(ssoMethodPage(methodId));
}

/** What the visitor is told of a refusal: nothing of who else there is. */
const REFUSAL_REASONS: Readonly<Record<SsoRefusal, SignInReason>> = {
  deactivated: "deactivated",
  removed: "deactivated",
  email_missing: "sso_no_access",
  email_unverified: "sso_no_access",
  domain_unverified: "sso_no_access",
  linked_to_another: "sso_no_access",
  unknown: "sso_no_access",
  not_joined: "sso_not_joined",
  no_seat: "sso_no_seat",
};

const PROBLEM_REASONS: Readonly<Partial<Record<SsoProblemCode, SignInReason>>> = {
  provider_refused: "sso_declined",
  replayed: "sso_over",
  switched_off: "sso_gone",
  unknown_request: "sso_over",
};
