import { describe, expect, it } from "vitest";
import { SSO_PROVIDERS } from "@/lib/contracts/sso-providers";
import { oidcSettings, samlSettings } from "@/lib/contracts/sso-settings";
import { newOidcSettings, newSamlSettings, presetOf } from "./provider-presets";

describe("what a form begins with", () => {
  it.each(SSO_PROVIDERS)("is, for %s, good as soon as an admin has entered their own values", (provider) => {
    const address = "https://idp.example/sso";
    const saml = { ...newSamlSettings(provider), ssoUrl: address, idpIssuer: "x", certificates: ["MIIB"] };
    expect(samlSettings.parse(saml)).toEqual(saml);
    const oidc = { ...newOidcSettings(provider), issuer: address, clientId: "muster" };
    expect(oidcSettings.parse(oidc)).toEqual(oidc);
  });

  it("takes Entra's object id for the subject, whatever the protocol: its sub differs by application", () => {
    expect(newSamlSettings("entra").attributes.subject).toMatch(/objectidentifier$/);
    expect(newOidcSettings("entra").subjectClaim).toBe("oid");
  });

  it("is the custom one for a provider that this version does not know", () => {
    expect(presetOf("unheard-of").saml).toEqual({ ...presetOf("oidc").saml });
  });
});
