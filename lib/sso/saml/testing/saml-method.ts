import type { SamlSettings } from "@/lib/contracts/sso-settings";
import { samlSettings } from "@/lib/contracts/sso-settings";
import type { SamlMethod } from "@/lib/sso/find-method";
import type { KeyPair } from "@/lib/sso/self-signed-certificate";
import type { ServiceProvider } from "../saml-client";
import { IDP_ISSUER } from "./forge-response";

export const ORIGIN = "https://muster.example";

/** A service provider that trusts these certificates, without a database behind it. */
export function testServiceProvider(
  own: KeyPair,
  certificates: readonly string[],
  settings: Partial<SamlSettings> = {},
): ServiceProvider {
  const method: SamlMethod = {
    teamId: "tm_1",
    teamName: "Acme",
    id: "sso_1",
    name: "Okta",
    provider: "okta",
    protocol: "saml",
    enabled: true,
    addsNewUsers: false,
    testedAt: null,
    lastUsedAt: null,
    config: null,
  };
  const base = `${ORIGIN}/sso/saml/sso_1`;
  return {
    method,
    settings: samlSettings.parse({
      ssoUrl: "https://idp.example/sso",
      idpIssuer: IDP_ISSUER,
      certificates: [...certificates],
      ...settings,
    }),
    relayState: "relay",
    entityId: `${base}/metadata`,
    acsUrl: `${base}/acs`,
    logoutUrl: `${base}/logout`,
    certificate: own.certificate,
    privateKey: own.privateKey,
  };
}
