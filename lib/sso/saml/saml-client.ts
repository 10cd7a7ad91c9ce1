import { SAML, ValidateInResponseTo } from "@node-saml/node-saml";
import { ssoPaths } from "@/lib/contracts/sso-addresses";
import { NAME_ID_FORMATS, type SamlSettings } from "@/lib/contracts/sso-settings";
import { unseal } from "@/lib/secrets/sealed-text";
import { secretKeys } from "@/lib/secrets/secret-keys";
import type { SamlMethod } from "../find-method";
import { methodSecretContext, type SamlConfig } from "../method-config";
import { SsoProblem } from "../sso-problem";

/** Where a method of ours is, as its provider has to know it. */
export interface ServiceAddresses {
  readonly entityId: string;
  readonly acsUrl: string;
  readonly logoutUrl: string;
}

/** A SAML method that is set up, as its provider knows it. */
export interface ServiceProvider extends ServiceAddresses {
  readonly method: SamlMethod;
  readonly settings: SamlSettings;
  readonly relayState: string;
  readonly certificate: string;
  readonly privateKey: string;
}

/** @param origin where the browser reaches this server */
export function serviceAddresses({ id }: Pick<SamlMethod, "id">, origin: string): ServiceAddresses {
  const { metadata, acs, logout } = ssoPaths("saml", id);
  return { entityId: `${origin}${metadata}`, acsUrl: `${origin}${acs}`, logoutUrl: `${origin}${logout}` };
}

/** @throws SsoProblem `not_set_up` */
export async function serviceProvider(method: SamlMethod, origin: string): Promise<ServiceProvider> {
  const { config } = method;
  if (config === null || config.settings === null) {
    throw new SsoProblem("not_set_up", "The method is not set up yet: its identity provider is not known.");
  }
  return {
    ...serviceAddresses(method, origin),
    method,
    settings: config.settings,
    relayState: config.relayState,
    certificate: config.serviceProvider.certificate,
    privateKey: await privateKeyOf(method, config),
  };
}

/** The method's own private key, in PEM. */
export async function privateKeyOf({ teamId, id }: SamlMethod, { serviceProvider: own }: SamlConfig): Promise<string> {
  return unseal(await secretKeys(), own.sealedPrivateKey, methodSecretContext(teamId, id, "private_key"));
}

/** What differs between the uses of the library. */
interface ClientUse {
  /** The id of the message that is made. */
  readonly messageId?: string;
  /** Which signatures must be there and good. */
  readonly signed?: { readonly response: boolean; readonly assertion: boolean };
  /** Whether what is made is signed, too, when the method does not sign its requests. */
  readonly signs?: boolean;
}

/**
 * The library for one message. It verifies signatures, decrypts, and makes messages. Who may answer what and when is
 * checked around it, by this server's clock and database: see read-assertion.ts.
 */
export function samlClient(sp: ServiceProvider, { messageId, signed, signs }: ClientUse = {}): SAML {
  const { settings } = sp;
  return new SAML({
    issuer: sp.entityId,
    callbackUrl: sp.acsUrl,
    entryPoint: settings.ssoUrl,
    logoutUrl: settings.logoutUrl,
    idpIssuer: settings.idpIssuer,
    idpCert: [...settings.certificates],
    identifierFormat: settings.nameIdFormat === "unspecified" ? null : NAME_ID_FORMATS[settings.nameIdFormat],
    // Providers decide how strongly they authenticate; asking for passwords breaks those that do not.
    disableRequestedAuthnContext: true,
    ...((settings.signRequests || signs === true) && { privateKey: sp.privateKey }),
    decryptionPvk: sp.privateKey,
    signatureAlgorithm: "sha256",
    digestAlgorithm: "sha256",
    wantAuthnResponseSigned: signed?.response ?? true,
    wantAssertionsSigned: signed?.assertion ?? true,
    audience: false,
    acceptedClockSkewMs: -1,
    validateInResponseTo: ValidateInResponseTo.never,
    cacheProvider: NOTHING_KEPT,
    ...(messageId !== undefined && { generateUniqueId: () => messageId }),
  });
}

/** Requests on their way are in the database; the library needs to remember none. */
const NOTHING_KEPT = {
  saveAsync: () => Promise.resolve(null),
  getAsync: () => Promise.resolve(null),
  removeAsync: () => Promise.resolve(null),
};
