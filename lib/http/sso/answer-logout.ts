import type { SamlMethod } from "@/lib/sso/find-method";
import { endProviderSessions } from "@/lib/sso/saml/end-provider-sessions";
import { logoutResponseUrl } from "@/lib/sso/saml/logout-url";
import { type LogoutMessage, readLogoutRequest } from "@/lib/sso/saml/read-logout-request";
import { serviceProvider } from "@/lib/sso/saml/saml-client";
import { recordFailedSignOut } from "@/lib/sso/sign-in/failed-sign-in";
import { SsoProblem } from "@/lib/sso/sso-problem";
import { leadTo, leadToSignIn } from "./lead-browser";
import { readForm } from "./read-form";
import type { SsoExchange } from "./sso-exchange";

/**
 * Single logout: a provider's request ends the sessions that it vouched for, and is answered; a provider's response means
 * that a sign-out which began here is done there, too.
 */
export async function answerLogout(exchange: SsoExchange<SamlMethod>): Promise<Response> {
  const { request } = exchange;
  const { search, searchParams } = new URL(request.url);
  const sent = request.method === "POST" ? await readForm(request) : searchParams;
  const samlRequest = sent.get("SAMLRequest");
  if (samlRequest === null) return leadToSignIn("signed_out");
  const message: LogoutMessage =
    request.method === "POST" ? { binding: "post", samlRequest } : { binding: "redirect", query: search.slice(1) };
  return endSessions(exchange, message, sent.get("RelayState") ?? "");
}

async function endSessions(
  { services, method, origin, from }: SsoExchange<SamlMethod>,
  message: LogoutMessage,
  relayState: string,
): Promise<Response> {
  try {
    const sp = await serviceProvider(method, origin);
    const wish = await readLogoutRequest(sp, message, services.clock());
    await endProviderSessions(services, method, wish, from);
    const answer = await logoutResponseUrl(sp, wish.id, relayState);
    return answer === undefined ? leadToSignIn("signed_out") : leadTo(answer);
  } catch (error) {
    if (!(error instanceof SsoProblem)) throw error;
    const { code: reason, message } = error;
    await recordFailedSignOut(services.db, services.clock(), method, { reason, message }, from);
    return leadToSignIn("sso_sign_out_failed", from.requestId);
  }
}
