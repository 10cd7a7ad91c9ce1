import { secretKeys } from "@/lib/secrets/secret-keys";
import type { OidcMethod } from "@/lib/sso/find-method";
import { unsealSecrets } from "@/lib/sso/oidc/authorize-url";
import { oidcClient } from "@/lib/sso/oidc/oidc-client";
import { redeemCode } from "@/lib/sso/oidc/redeem-code";
import { type PendingRequest, takeRequest } from "@/lib/sso/sign-in/pending-request";
import { SsoProblem } from "@/lib/sso/sso-problem";
import { conclude, concludeFailure } from "./conclude";
import type { SsoExchange } from "./sso-exchange";

/** Takes the code that a browser brings from an OpenID provider. */
export async function answerCallback(exchange: SsoExchange<OidcMethod>): Promise<Response> {
  const { request, services, method, origin, browser } = exchange;
  const { search, searchParams } = new URL(request.url);
  const state = searchParams.get("state") ?? "";
  let pending: PendingRequest | undefined;
  try {
    pending = await takeRequest(services, method, state, browser);
    if (!pending || pending.sealedSecrets === null) throw unknownRequest();
    if (!method.enabled && pending.kind !== "test") {
      throw new SsoProblem("switched_off", "The method was switched off while somebody signed in with it.");
    }
    const secrets = unsealSecrets(await secretKeys(), method, state, pending.sealedSecrets);
    const client = await oidcClient(method, origin, services.clock());
    const identity = await redeemCode(client, search, state, secrets);
    return await conclude(exchange, { identity, pending });
  } catch (error) {
    return concludeFailure(exchange, pending, error);
  }
}

function unknownRequest(): SsoProblem {
  return new SsoProblem(
    "unknown_request",
    "The answer belongs to no sign-in that this browser began here within the last 15 minutes, or to one that was answered already.",
  );
}
