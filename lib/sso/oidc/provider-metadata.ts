import * as client from "openid-client";
import { requireSafeUrl } from "../safe-fetch";
import { SsoProblem } from "../sso-problem";
import { type ProviderCalls, providerFetch } from "./provider-fetch";

/** Sign-ins that begin without being finished must not make this server ask the provider each time. */
const GOOD_FOR_MS = 5 * 60 * 1000;
const ISSUERS_MAX = 500;

interface Known {
  readonly metadata: Promise<client.ServerMetadata>;
  readonly until: number;
}

const known = new Map<string, Known>();

/**
 * What an issuer says of itself (OpenID Connect Discovery 1.0, 4), asked for again after five minutes. Its issuer is
 * exactly the one that was asked for.
 * @throws SsoProblem, and what `openid-client` throws
 */
export function providerMetadata(issuer: string, calls: ProviderCalls, now: Date): Promise<client.ServerMetadata> {
  const fresh = known.get(issuer);
  if (fresh && fresh.until > now.getTime()) return fresh.metadata;
  const metadata = askProvider(issuer, calls);
  known.delete(issuer);
  known.set(issuer, { metadata, until: now.getTime() + GOOD_FOR_MS });
  metadata.catch(() => known.delete(issuer));
  const [oldest] = known.keys();
  if (known.size > ISSUERS_MAX && oldest !== undefined) known.delete(oldest);
  return metadata;
}

async function askProvider(issuer: string, calls: ProviderCalls): Promise<client.ServerMetadata> {
  const { allowPrivate } = calls;
  const configuration = await client.discovery(new URL(issuer), "unknown", undefined, client.None(), {
    [client.customFetch]: providerFetch(calls),
    ...(allowPrivate && { execute: [client.allowInsecureRequests] }),
  });
  const metadata = { ...configuration.serverMetadata() };
  if (metadata.issuer !== issuer) {
    const message = `The provider says that its issuer is "${metadata.issuer}", but this method expects "${issuer}".`;
    throw new SsoProblem("wrong_issuer", message);
  }
  requireSafeUrl(metadata.authorization_endpoint ?? "", allowPrivate);
  return metadata;
}
