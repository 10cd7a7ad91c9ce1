import { timingSafeEqual } from "node:crypto";
import type { SamlMethod } from "@/lib/sso/find-method";
import { acceptOnce, wasAccepted } from "@/lib/sso/saml/accept-once";
import { samlSubject } from "@/lib/sso/saml/logout-url";
import type { Assertion } from "@/lib/sso/saml/read-assertion";
import { type ServiceProvider, serviceProvider } from "@/lib/sso/saml/saml-client";
import { samlIdentity } from "@/lib/sso/saml/saml-identity";
import { verifyResponse } from "@/lib/sso/saml/verify-response";
import { hashOf, type PendingRequest, takeRequest } from "@/lib/sso/sign-in/pending-request";
import { SsoProblem } from "@/lib/sso/sso-problem";
import { conclude, concludeFailure } from "./conclude";
import { readForm } from "./read-form";
import type { SsoExchange } from "./sso-exchange";

/** Takes a SAML response that a browser posts (SAML 2.0 Bindings 3.5). */
export async function answerAcs(exchange: SsoExchange<SamlMethod>): Promise<Response> {
  const { request, services, method, origin } = exchange;
  const form = await readForm(request);
  let pending: PendingRequest | null | undefined;
  try {
    const sp = await serviceProvider(method, origin);
    const assertion = await verifyResponse(sp, form.get("SAMLResponse") ?? "", services.clock());
    pending = await answered(exchange, sp, assertion, form.get("RelayState") ?? "");
    if (!method.enabled && pending?.kind !== "test") {
      throw new SsoProblem("switched_off", "The method is switched off, but the provider still sends people to it.");
    }
    await acceptOnce(services, method, assertion);
    const identity = samlIdentity(sp.settings, assertion);
    return await conclude(exchange, { identity, pending, samlSubject: samlSubject(sp, assertion) });
  } catch (error) {
    return concludeFailure(exchange, pending ?? undefined, error);
  }
}

/** The request that an assertion answers; null for one that nobody asked for and that may come so. */
async function answered(
  { services, method, browser }: SsoExchange<SamlMethod>,
  sp: ServiceProvider,
  assertion: Assertion,
  relayState: string,
): Promise<PendingRequest | null> {
  if (assertion.inResponseTo === null) {
    requireWelcome(sp, relayState);
    return null;
  }
  const pending = await takeRequest(services, method, assertion.inResponseTo, browser);
  if (pending) return pending;
  if (await wasAccepted(services, method, assertion)) {
    throw new SsoProblem("replayed", "This assertion was brought before. Each is good for one sign-in.");
  }
  throw new SsoProblem(
    "unknown_request",
    "The response answers no sign-in that this browser began here within the last 15 minutes, or one that was answered already.",
  );
}

/** IdP-initiated: only where the admin wants it, and with the word that only this provider was told. */
function requireWelcome({ settings, relayState: expected }: ServiceProvider, relayState: string): void {
  if (!settings.allowIdpInitiated) {
    throw new SsoProblem(
      "unsolicited",
      "The provider signed somebody in whom nobody sent there. Switch that on in the method's settings if people may begin at the provider.",
    );
  }
  const isTold = timingSafeEqual(Buffer.from(hashOf(relayState)), Buffer.from(hashOf(expected)));
  if (isTold && expected !== "") return;
  throw new SsoProblem(
    "unsolicited",
    "The provider signed somebody in whom nobody sent there, without the RelayState of this method. Set it as the default RelayState at the provider.",
  );
}
