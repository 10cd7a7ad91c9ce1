import type { Tx } from "@/db/client";
import { ssoMethods } from "@/db/schema/sso";
import type { OidcSettings, SamlSettings } from "@/lib/contracts/sso-settings";
import { newId } from "@/lib/ids";
import { seal } from "@/lib/secrets/sealed-text";
import { secretKeys } from "@/lib/secrets/secret-keys";
import { methodSecretContext } from "@/lib/sso/method-config";
import { newSamlConfig } from "@/lib/sso/new-method-config";
import { selfSignedCertificate } from "@/lib/sso/self-signed-certificate";

const HOUR_MS = 60 * 60 * 1000;
const YEAR_MS = 365 * 24 * HOUR_MS;

/** Two ways to sign in that look set up and used. Nobody can sign in with them: their addresses are not real. */
export async function seedSsoMethods(tx: Tx, now: Date, teamId: string): Promise<void> {
  const keys = await secretKeys();
  const [oktaId, googleId] = [newId("sso"), newId("sso")];
  const lastUsedAt = new Date(now.getTime() - 2 * HOUR_MS);
  const okta = await newSamlConfig(keys, { teamId, methodId: oktaId }, now);
  const secret = seal(keys, "demo-client-secret", methodSecretContext(teamId, googleId, "client_secret"));
  const common = { teamId, testedAt: lastUsedAt, createdAt: now, updatedAt: now };
  await tx.insert(ssoMethods).values([
    {
      ...common,
      id: oktaId,
      name: "Okta",
      provider: "okta",
      protocol: "saml",
      config: { ...okta, settings: await oktaSettings(now) },
      enabled: true,
      lastUsedAt,
    },
    {
      ...common,
      id: googleId,
      name: "Google",
      provider: "google",
      protocol: "oidc",
      config: { settings: GOOGLE, sealedClientSecret: secret },
      enabled: false,
    },
  ]);
}

async function oktaSettings(now: Date): Promise<SamlSettings> {
  const validTo = new Date(now.getTime() + YEAR_MS);
  const { certificate } = await selfSignedCertificate({ commonName: "acme-robotics", validFrom: now, validTo });
  return {
    ssoUrl: "https://acme-robotics.okta.example/app/muster/exk1acme/sso/saml",
    idpIssuer: "http://www.okta.example/exk1acme",
    certificates: [certificate],
    nameIdFormat: "emailAddress",
    attributes: { email: "email", firstName: "firstName", lastName: "lastName", subject: "" },
    allowIdpInitiated: false,
    signRequests: false,
    wantEncryptedAssertions: false,
    logoutUrl: "",
  };
}

const GOOGLE: OidcSettings = {
  issuer: "https://accounts.google.com",
  clientId: "acme-robotics",
  scopes: ["openid", "email", "profile"],
  subjectClaim: "sub",
  requireVerifiedEmail: true,
};
