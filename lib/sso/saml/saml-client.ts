import { SAML, ValidateInResponseTo } from "@node-saml/node-saml";
import { ssoPaths } from "@/lib/contracts/sso-addresses";
import { NAME_ID_FORMATS, type SamlSettings } from "@/lib/contracts/sso-settings";
import { unseal } from "@/lib/secrets/sealed-text";
import { type SecretKeys, secretKeys } from "@/lib/secrets/secret-keys";
import type { SamlMethod } from "../find-method";
import { methodSecretContext, type SamlConfig } from "../method-config";
import { SsoProblem } from "../sso-problem";

/** A SAML method that is set up, as its provider knows it. */
export interface ServiceProvider {
  readonly method: SamlMethod;
  readonly settings: SamlSettings;
  readonly relayState: string;
  readonly entityId: string;
  readonly acsUrl: string;
  readonly logoutUrl: string;
  readonly certificate: string;
  readonly privateKey: string;
}

/**
 * @param origin where the browser reaches this server
 * @throws SsoProblem `not_set_up`
 */
export async function serviceProvider(method: SamlMethod, origin: string, keys?: SecretKeys): Promise<ServiceProvider> {
  const { config, teamId, id } = method;
  if (config === null || config.settings === null) throw notSetUp();
  const paths = ssoPaths("saml", id);
  return {
    method,
    settings: config.settings,
    relayState: config.relayState,
    entityId: `${origin}${paths.metadata}`,
    acsUrl: `${origin}${paths.acs}`,
    logoutUrl: `${origin}${paths.logout}`,
    certificate: config.serviceProvider.certificate,
    privateKey: privateKeyOf(config, teamId, id, keys ?? (await secretKeys())),
  };
}

function privateKeyOf(config: SamlConfig, teamId: string, methodId: string, keys: SecretKeys): string {
  return unseal(keys, config.serviceProvider.sealedPrivateKey, methodSecretContext(teamId, methodId, "private_key"));
}

export function notSetUp(): SsoProblem {
  return new SsoProblem("not_set_up", "The method is not set up yet: its identity provider is not known.");
}

/** What differs between the uses of the library. */
interface ClientUse {
  /** The id of the message that is made. */
  readonly messageId?: string;
  /** Which signatures must be there and good. */
  readonly signed?: { readonly response: boolean; readonly assertion: boolean };
}

/**
 * The library for one message. It verifies signatures, decrypts, and makes messages. Who may answer what and when is
 * checked around it, by this server's clock and database: see read-assertion.ts.
 */
export function samlClient(sp: ServiceProvider, { messageId, signed }: ClientUse = {}): SAML {
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
    ...(settings.signRequests && { privateKey: sp.privateKey }),
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
