import { randomBytes } from "node:crypto";
import { seal } from "@/lib/secrets/sealed-text";
import type { SecretKeys } from "@/lib/secrets/secret-keys";
import { methodSecretContext, type OidcConfig, type SamlConfig } from "./method-config";
import { selfSignedCertificate } from "./self-signed-certificate";

const CERTIFICATE_YEARS = 10;

/** Of whom the method is. */
interface Place {
  readonly teamId: string;
  readonly methodId: string;
}

/** A SAML method before an admin has said who the identity provider is: its key pair and its RelayState. */
export async function newSamlConfig(keys: SecretKeys, { teamId, methodId }: Place, now: Date): Promise<SamlConfig> {
  const validTo = new Date(now);
  validTo.setUTCFullYear(now.getUTCFullYear() + CERTIFICATE_YEARS);
  const pair = await selfSignedCertificate({ commonName: `Muster ${methodId}`, validFrom: now, validTo });
  return {
    settings: null,
    relayState: randomBytes(24).toString("base64url"),
    serviceProvider: {
      certificate: pair.certificate,
      sealedPrivateKey: seal(keys, pair.privateKey, methodSecretContext(teamId, methodId, "private_key")),
    },
  };
}

export function newOidcConfig(): OidcConfig {
  return { settings: null, sealedClientSecret: null };
}
