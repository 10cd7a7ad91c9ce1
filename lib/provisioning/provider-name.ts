const PROVIDERS: readonly (readonly [RegExp, string])[] = [
  [/okta/i, "Okta"],
  [/microsoft|azure|entra/i, "Microsoft Entra ID"],
  [/one-?login/i, "OneLogin"],
  [/jumpcloud/i, "JumpCloud"],
  [/ping-?federate/i, "PingFederate"],
  [/ping-?(one|identity)/i, "PingOne"],
  [/google/i, "Google"],
  [/authentik/i, "authentik"],
];
const PRODUCT_CHARACTERS_MAX = 60;

/** Which identity provider calls, for people to read: a guess from its User-Agent (RFC 9110 10.1.5). */
export function providerName(userAgent: string | undefined | null): string {
  const agent = userAgent ?? "";
  const known = PROVIDERS.find(([pattern]) => pattern.test(agent));
  if (known) return known[1];
  const product = /[^\s/()]+/.exec(agent)?.[0];
  return product?.slice(0, PRODUCT_CHARACTERS_MAX) ?? "Unknown client";
}
