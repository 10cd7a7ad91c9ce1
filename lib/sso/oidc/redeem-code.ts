import * as client from "openid-client";
import type { SsoIdentity } from "@/lib/contracts/sso-test";
import { SsoProblem } from "../sso-problem";
import type { RequestSecrets } from "./authorize-url";
import type { OidcClient } from "./oidc-client";
import { type Claims, oidcIdentity } from "./oidc-identity";

/**
 * Redeems the code of a callback for an ID token, checks it (OpenID Connect Core 1.0, 3.1.3.7: signature, issuer, audience,
 * times, nonce), and gives whom it is about. Asks the provider for more when the token has no address.
 * @param query of the callback, with its `?`
 * @throws SsoProblem, and what `openid-client` throws
 */
export async function redeemCode(
  { configuration, settings, redirectUri }: OidcClient,
  query: string,
  state: string,
  { nonce, verifier }: RequestSecrets,
): Promise<SsoIdentity> {
  const tokens = await client.authorizationCodeGrant(configuration, new URL(`${redirectUri}${query}`), {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new SsoProblem("bad_token", "The provider sent no ID token. Add the scope openid.");
  const isWhole = claims["email"] !== undefined || configuration.serverMetadata().userinfo_endpoint === undefined;
  const userInfo: Claims = isWhole ? {} : await client.fetchUserInfo(configuration, tokens.access_token, claims.sub);
  return oidcIdentity(settings, { ...claims }, { ...userInfo });
}
