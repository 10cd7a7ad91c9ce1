import * as client from "openid-client";
import { z } from "zod";
import { seal, unseal } from "@/lib/secrets/sealed-text";
import type { SecretKeys } from "@/lib/secrets/secret-keys";
import type { OidcMethod } from "../find-method";
import { requestSecretContext } from "../method-config";
import { hashOf } from "../sign-in/pending-request";
import type { OidcClient } from "./oidc-client";

/** What binds an answer to its request: the provider never learns the verifier before it gives the tokens. */
export const requestSecrets = z.object({ nonce: z.string(), verifier: z.string() });
export type RequestSecrets = z.output<typeof requestSecrets>;

export function newRequestSecrets(): RequestSecrets {
  return { nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() };
}

export function sealSecrets(keys: SecretKeys, { teamId }: OidcMethod, state: string, secrets: RequestSecrets): string {
  return seal(keys, JSON.stringify(secrets), requestSecretContext(teamId, hashOf(state)));
}

export function unsealSecrets(keys: SecretKeys, { teamId }: OidcMethod, state: string, sealed: string): RequestSecrets {
  return requestSecrets.parse(JSON.parse(unseal(keys, sealed, requestSecretContext(teamId, hashOf(state)))));
}

/** The address that sends a browser to the provider: authorization code flow with PKCE (RFC 7636), state and nonce. */
export async function authorizeUrl(
  { configuration, settings, redirectUri }: OidcClient,
  state: string,
  { nonce, verifier }: RequestSecrets,
): Promise<string> {
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    response_type: "code",
    scope: settings.scopes.join(" "),
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
    nonce,
  });
  return url.href;
}
