import { describe, expect, it } from "vitest";
import { providerName } from "./provider-name";

describe("the provider behind a User-Agent", () => {
  it.each([
    ["Okta SCIM Client 1.0.0", "Okta"],
    ["Microsoft.AzureAD.Provisioning/1.0", "Microsoft Entra ID"],
    ["azure-logic-apps/1.0", "Microsoft Entra ID"],
    ["OneLogin-SCIM/2.0", "OneLogin"],
    ["one-login", "OneLogin"],
    ["JumpCloud SCIM", "JumpCloud"],
    ["PingFederate/12.1", "PingFederate"],
    ["PingOne Provisioning", "PingOne"],
    ["Google-Auto-Provisioning", "Google"],
    ["goauthentik.io/2025.10", "authentik"],
    ["curl/8.5.0", "curl"],
    ["Apache-HttpClient/4.5 (Java/17)", "Apache-HttpClient"],
    ["  my tool", "my"],
    ["(only a comment)", "only"],
    [`${"x".repeat(500)}/1`, "x".repeat(60)],
    ["", "Unknown client"],
    ["///", "Unknown client"],
    [undefined, "Unknown client"],
    [null, "Unknown client"],
  ])("%j is %s", (userAgent, name) => {
    expect(providerName(userAgent)).toBe(name);
  });
});
