import { generateServiceProviderMetadata } from "@node-saml/node-saml";
import { NAME_ID_FORMATS, type SamlSettings } from "@/lib/contracts/sso-settings";
import type { SamlMethod } from "../find-method";
import type { SamlConfig } from "../method-config";
import { privateKeyOf, type ServiceAddresses, serviceAddresses } from "./saml-client";

interface Described extends ServiceAddresses {
  readonly id: string;
  readonly settings: Pick<SamlSettings, "signRequests" | "wantEncryptedAssertions" | "nameIdFormat" | "logoutUrl">;
  readonly certificate: string;
  readonly privateKey: string;
}

/** Before the identity provider is known: it usually asks for the metadata first. */
const NOT_SET_UP = {
  signRequests: false,
  wantEncryptedAssertions: false,
  nameIdFormat: "unspecified",
  logoutUrl: "",
} as const;

/**
 * The SAML metadata of a method, also of one whose provider is not known yet.
 * @param origin where the browser reaches this server
 */
export async function methodMetadata(method: SamlMethod, config: SamlConfig, origin: string): Promise<string> {
  return serviceMetadata({
    ...serviceAddresses(method, origin),
    id: method.id,
    settings: config.settings ?? NOT_SET_UP,
    certificate: config.serviceProvider.certificate,
    privateKey: await privateKeyOf(method, config),
  });
}

/**
 * SAML 2.0 Metadata 2.4.4. With the certificate that signs when requests or words of a logout are signed, and signed itself
 * when requests are; with the one to encrypt to, when assertions have to be encrypted.
 */
export function serviceMetadata({ id, settings, certificate, privateKey, ...addresses }: Described): string {
  const { signRequests, wantEncryptedAssertions, nameIdFormat, logoutUrl } = settings;
  const signs = signRequests || logoutUrl !== "";
  const xml = generateServiceProviderMetadata({
    issuer: addresses.entityId,
    callbackUrl: addresses.acsUrl,
    ...(logoutUrl !== "" && { logoutCallbackUrl: addresses.logoutUrl }),
    identifierFormat: nameIdFormat === "unspecified" ? null : NAME_ID_FORMATS[nameIdFormat],
    wantAssertionsSigned: true,
    generateUniqueId: () => `_${id}`,
    ...(wantEncryptedAssertions && { decryptionPvk: privateKey, decryptionCert: certificate }),
    ...(signs && {
      privateKey,
      publicCerts: certificate,
      signMetadata: signRequests,
      signatureAlgorithm: "sha256",
      digestAlgorithm: "sha256",
    }),
  });
  // To the library whoever has a key that signs signs every AuthnRequest.
  return signRequests ? xml : xml.replace('AuthnRequestsSigned="true"', 'AuthnRequestsSigned="false"');
}
