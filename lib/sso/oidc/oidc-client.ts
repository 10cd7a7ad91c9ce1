import * as client from "openid-client";
import { ssoPaths } from "@/lib/contracts/sso-addresses";
import type { OidcSettings } from "@/lib/contracts/sso-settings";
import { env } from "@/lib/env";
import { unseal } from "@/lib/secrets/sealed-text";
import { type SecretKeys, secretKeys } from "@/lib/secrets/secret-keys";
import type { OidcMethod } from "../find-method";
import { methodSecretContext } from "../method-config";
import { SsoProblem } from "../sso-problem";
import { type ProviderCalls, providerFetch } from "./provider-fetch";
import { providerMetadata } from "./provider-metadata";

const CLOCK_SKEW_SECONDS = 3 * 60;

/** An OpenID Connect method that is set up, ready to talk to its provider. */
export interface OidcClient {
  readonly settings: OidcSettings;
  readonly redirectUri: string;
  readonly configuration: client.Configuration;
}

/**
 * The library for one sign-in. The provider's keys are fetched for each, so that a new key is known at once.
 * @param origin where the browser reaches this server
 * @throws SsoProblem, and what `openid-client` throws: `oidcProblem` tells what it means
 */
export async function oidcClient(
  method: OidcMethod,
  origin: string,
  now: Date,
  keys?: SecretKeys,
  calls: ProviderCalls = { allowPrivate: env().ssoAllowPrivateAddresses },
): Promise<OidcClient> {
  const { config, id } = method;
  if (config === null || config.settings === null) {
    throw new SsoProblem("not_set_up", "The method is not set up yet: its identity provider is not known.");
  }
  const { settings } = config;
  const metadata = await providerMetadata(settings.issuer, calls, now);
  const secret = clientSecret(method, keys ?? (await secretKeys()));
  const configuration = new client.Configuration(
    metadata,
    settings.clientId,
    { [client.clockTolerance]: CLOCK_SKEW_SECONDS },
    authentication(metadata, secret),
  );
  configuration[client.customFetch] = providerFetch(calls);
  // Else the library takes TLS to the token endpoint for enough and does not look at the ID token's signature.
  client.enableNonRepudiationChecks(configuration);
  if (calls.allowPrivate) client.allowInsecureRequests(configuration);
  return { settings, redirectUri: `${origin}${ssoPaths("oidc", id).callback}`, configuration };
}

function clientSecret({ config, teamId, id }: OidcMethod, keys: SecretKeys): string | null {
  const sealed = config?.sealedClientSecret ?? null;
  return sealed === null ? null : unseal(keys, sealed, methodSecretContext(teamId, id, "client_secret"));
}

/** As the provider takes it: by default in the header (OpenID Connect Core 1.0, 9). */
function authentication(metadata: client.ServerMetadata, secret: string | null): client.ClientAuth {
  if (secret === null) return client.None();
  const taken = metadata.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  const isPosted = !taken.includes("client_secret_basic") && taken.includes("client_secret_post");
  return isPosted ? client.ClientSecretPost(secret) : client.ClientSecretBasic(secret);
}
