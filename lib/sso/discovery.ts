import { z } from "zod";
import type { IssuerCheck } from "@/lib/contracts/sso";
import { requireSafeUrl, safeFetch, UnsafeFetchError } from "./safe-fetch";

const WELL_KNOWN = "/.well-known/openid-configuration";

/** An issuer that cannot be used. The message is for an admin. */
export class DiscoveryError extends Error {
  override readonly name = "DiscoveryError";
}

/** OpenID Connect Discovery 1.0, 3: what is read of it. */
const providerMetadata = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string(),
  response_types_supported: z.array(z.string()).default(["code"]),
  scopes_supported: z.array(z.string()).default([]),
  claims_supported: z.array(z.string()).default([]),
  code_challenge_methods_supported: z.array(z.string()).optional(),
});
type ProviderMetadata = z.output<typeof providerMetadata>;

/**
 * Asks an OpenID provider what it says about itself, and whether Muster can sign people in with it.
 * @param given the issuer, or the address of its discovery document
 * @throws DiscoveryError
 */
export async function discover(given: string, allowPrivate: boolean): Promise<IssuerCheck> {
  const issuer = given.endsWith(WELL_KNOWN) ? given.slice(0, -WELL_KNOWN.length) : given;
  const metadata = await readDocument(`${issuer.replace(/\/$/, "")}${WELL_KNOWN}`, allowPrivate);
  requireIssuer(metadata.issuer, issuer);
  requireUsable(metadata, allowPrivate);
  const { authorization_endpoint: authorizationEndpoint, token_endpoint: tokenEndpoint } = metadata;
  const challenges = metadata.code_challenge_methods_supported;
  const notes =
    challenges !== undefined && !challenges.includes("S256")
      ? ["The provider does not list PKCE with S256. Muster sends it all the same."]
      : [];
  return {
    issuer: metadata.issuer,
    authorizationEndpoint,
    tokenEndpoint,
    scopes: metadata.scopes_supported,
    claims: metadata.claims_supported,
    notes,
  };
}

async function readDocument(address: string, allowPrivate: boolean): Promise<ProviderMetadata> {
  try {
    const response = await safeFetch(address, { headers: { accept: "application/json" } }, allowPrivate);
    if (response.status !== 200) throw new DiscoveryError(`${address} answered ${response.status}, not 200.`);
    const parsed = providerMetadata.safeParse(await response.json());
    if (parsed.success) return parsed.data;
    const missing = [...new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? "everything")))].join(", ");
    throw new DiscoveryError(`The discovery document lacks what signing in needs: ${missing}.`);
  } catch (cause) {
    if (cause instanceof UnsafeFetchError) throw new DiscoveryError(cause.message, { cause });
    if (cause instanceof SyntaxError) throw new DiscoveryError(`${address} is no JSON document.`, { cause });
    throw cause;
  }
}

/** OpenID Connect Discovery 1.0, 4.3: the issuer is exactly what was asked for. A slash at the end may be put right. */
function requireIssuer(said: string, given: string): void {
  if (said.replace(/\/$/, "") === given.replace(/\/$/, "")) return;
  throw new DiscoveryError(
    /\{tenant(id)?\}/.test(said)
      ? "This address is for every tenant. Enter the issuer of your own, with the tenant's ID in it."
      : `The provider says that its issuer is ${said}. Enter that, if it is yours.`,
  );
}

function requireUsable(metadata: ProviderMetadata, allowPrivate: boolean): void {
  if (!metadata.response_types_supported.includes("code")) {
    throw new DiscoveryError("The provider does not offer the authorization code flow.");
  }
  for (const name of ["authorization_endpoint", "token_endpoint", "jwks_uri"] as const) {
    try {
      requireSafeUrl(metadata[name], allowPrivate);
    } catch (cause) {
      if (!(cause instanceof UnsafeFetchError)) throw cause;
      throw new DiscoveryError(`The ${name} of the discovery document cannot be used. ${cause.message}`, { cause });
    }
  }
}
