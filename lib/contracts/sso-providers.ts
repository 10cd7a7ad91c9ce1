import { z } from "zod";

export const ssoProtocol = z.enum(["saml", "oidc"]);
export type SsoProtocol = z.output<typeof ssoProtocol>;

export const PROTOCOL_NAMES: Readonly<Record<SsoProtocol, string>> = { saml: "SAML 2.0", oidc: "OpenID Connect" };

/** Identity providers as **Add authentication method** offers them. */
export const SSO_PROVIDERS = ["okta", "entra", "google", "onelogin", "ping", "duo", "adfs", "saml", "oidc"] as const;
export const ssoProvider = z.enum(SSO_PROVIDERS);
export type SsoProvider = z.output<typeof ssoProvider>;

interface ProviderTraits {
  readonly name: string;
  /** What it speaks; the first is what is proposed. */
  readonly protocols: readonly [SsoProtocol, ...SsoProtocol[]];
}

export const PROVIDER_TRAITS: Readonly<Record<SsoProvider, ProviderTraits>> = {
  okta: { name: "Okta", protocols: ["saml", "oidc"] },
  entra: { name: "Microsoft Entra ID", protocols: ["saml", "oidc"] },
  google: { name: "Google", protocols: ["saml", "oidc"] },
  onelogin: { name: "OneLogin", protocols: ["saml", "oidc"] },
  ping: { name: "Ping", protocols: ["saml", "oidc"] },
  duo: { name: "Duo", protocols: ["saml", "oidc"] },
  adfs: { name: "AD FS", protocols: ["saml"] },
  saml: { name: "Custom SAML", protocols: ["saml"] },
  oidc: { name: "Custom OpenID Connect", protocols: ["oidc"] },
};

/** What a stored provider is called; the word itself where this version does not know it. */
export function providerName(provider: string): string {
  const known = ssoProvider.safeParse(provider);
  return known.success ? PROVIDER_TRAITS[known.data].name : provider;
}
