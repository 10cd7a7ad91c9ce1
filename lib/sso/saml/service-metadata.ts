import { generateServiceProviderMetadata } from "@node-saml/node-saml";
import { NAME_ID_FORMATS } from "@/lib/contracts/sso-settings";
import type { ServiceProvider } from "./saml-client";

/**
 * The SAML metadata of a method (SAML 2.0 Metadata 2.4.4). With the certificate that signs, and signed itself, when
 * requests are signed; with the one to encrypt to, when assertions have to be encrypted.
 */
export function serviceMetadata(sp: ServiceProvider): string {
  const { settings, certificate, privateKey } = sp;
  const { signRequests, wantEncryptedAssertions, nameIdFormat, logoutUrl } = settings;
  return generateServiceProviderMetadata({
    issuer: sp.entityId,
    callbackUrl: sp.acsUrl,
    ...(logoutUrl !== "" && { logoutCallbackUrl: sp.logoutUrl }),
    identifierFormat: nameIdFormat === "unspecified" ? null : NAME_ID_FORMATS[nameIdFormat],
    wantAssertionsSigned: true,
    generateUniqueId: () => `_${sp.method.id}`,
    ...(wantEncryptedAssertions && { decryptionPvk: privateKey, decryptionCert: certificate }),
    ...(signRequests && {
      privateKey,
      publicCerts: certificate,
      signMetadata: true,
      signatureAlgorithm: "sha256",
      digestAlgorithm: "sha256",
    }),
  });
}
