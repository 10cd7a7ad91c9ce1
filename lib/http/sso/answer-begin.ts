import { authorize } from "@/lib/auth/authorize";
import { HOME_PATH, ownPath } from "@/lib/auth/own-path";
import { readSignedIn, teamOf } from "@/lib/auth/read-signed-in";
import { ssoMethodPage } from "@/lib/contracts/sso-addresses";
import { DomainError } from "@/lib/errors";
import { headerValue } from "@/lib/http/header-source";
import { secretKeys } from "@/lib/secrets/secret-keys";
import { authorizeUrl, newRequestSecrets, sealSecrets } from "@/lib/sso/oidc/authorize-url";
import { oidcClient } from "@/lib/sso/oidc/oidc-client";
import { loginUrl } from "@/lib/sso/saml/login-url";
import { serviceProvider } from "@/lib/sso/saml/saml-client";
import { keepRequest, newRequestId, type PendingRequest } from "@/lib/sso/sign-in/pending-request";
import { browserSetCookie, newBrowserSecret } from "./browser-secret";
import { concludeFailure } from "./conclude";
import { leadTo, leadToSignIn } from "./lead-browser";
import type { SsoExchange } from "./sso-exchange";

/** Sends a browser to the provider to sign in; `callbackUrl` and `remember` of the query are kept for its return. */
export async function answerLogin(exchange: SsoExchange): Promise<Response> {
  const { searchParams } = new URL(exchange.request.url);
  if (!exchange.method.enabled) return leadToSignIn("sso_gone");
  const target = ownPath(searchParams.get("callbackUrl") ?? undefined);
  return begin(exchange, {
    kind: "sign_in",
    target: target === HOME_PATH ? null : target,
    remember: searchParams.get("remember") === "1",
    memberId: null,
  });
}

/** Sends an admin of the method's team to the provider, to see what comes back. Throws as `readTeamRequest` does. */
export async function answerTest(exchange: SsoExchange): Promise<Response> {
  const { request, services, method, from } = exchange;
  if (headerValue(request.headers, "sec-fetch-site") === "cross-site") {
    throw new DomainError("foreign_origin", "A test sign-in begins on the page of its method.");
  }
  const context = teamOf(await readSignedIn(services, request.headers, from));
  if (context.team.id !== method.teamId) throw new DomainError("not_found", "There is no such sign-in method.");
  const { memberId } = authorize(context, "sso.manage");
  return begin(exchange, { kind: "test", target: ssoMethodPage(method.id), remember: false, memberId });
}

type Begun = Omit<PendingRequest, "startedAt" | "sealedSecrets">;

async function begin(exchange: SsoExchange, request: Begun): Promise<Response> {
  const { services, method, isSecure, browser = newBrowserSecret() } = exchange;
  const startedAt = services.clock();
  const requestId = newRequestId();
  try {
    const { url, sealedSecrets } = await providerUrl(exchange, requestId);
    await keepRequest(services, method, requestId, browser, { ...request, sealedSecrets });
    return leadTo(url, [browserSetCookie(browser, isSecure)]);
  } catch (error) {
    return concludeFailure(exchange, { ...request, sealedSecrets: null, startedAt }, error);
  }
}

interface ProviderUrl {
  readonly url: string;
  readonly sealedSecrets: string | null;
}

async function providerUrl({ method, origin, services }: SsoExchange, requestId: string): Promise<ProviderUrl> {
  if (method.protocol === "saml") {
    return { url: await loginUrl(await serviceProvider(method, origin), requestId), sealedSecrets: null };
  }
  const secrets = newRequestSecrets();
  const client = await oidcClient(method, origin, services.clock());
  const sealedSecrets = sealSecrets(await secretKeys(), method, requestId, secrets);
  return { url: await authorizeUrl(client, requestId, secrets), sealedSecrets };
}
