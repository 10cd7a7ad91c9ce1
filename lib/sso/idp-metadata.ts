import type { IdpMetadata } from "@/lib/contracts/sso";
import { NAME_ID_FORMATS } from "@/lib/contracts/sso-settings";
import { type Certificate, CertificateError, readCertificateText } from "./read-certificate";
import { parseXml, type XmlElement, XmlError } from "./xml-tree";

const METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
const SIGNATURES = "http://www.w3.org/2000/09/xmldsig#";
const PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";
const REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
const CERTIFICATES_MAX = 2;

/** XML that is no metadata of one SAML identity provider. The message is for an admin. */
export class MetadataError extends Error {
  override readonly name = "MetadataError";
}

/**
 * What SAML metadata (SAML 2.0 Metadata 2.4) says about its identity provider.
 * @throws MetadataError
 */
export function readMetadata(xml: string, now: Date): IdpMetadata {
  const entity = identityProvider(rootOf(xml));
  const descriptor = idpDescriptor(entity);
  const notes: string[] = [];
  const { certificates, left } = signingCertificates(descriptor, now);
  if (left > 0)
    notes.push(`${left === 1 ? "One certificate was" : `${left} certificates were`} left out: ended, or a third.`);
  const validUntil = entity.attributes.get("validUntil");
  if (validUntil !== undefined && new Date(validUntil) <= now) {
    notes.push(`The metadata was good until ${validUntil}. Download it anew if signing in does not work.`);
  }
  return {
    ssoUrl: redirectLocation(descriptor, "SingleSignOnService"),
    idpIssuer: entity.attributes.get("entityID") ?? "",
    certificates: certificates.map(({ text, view }) => ({ text, view })),
    nameIdFormat: nameIdFormat(descriptor),
    signRequests: /^(true|1)$/.test(descriptor.attributes.get("WantAuthnRequestsSigned") ?? ""),
    logoutUrl: find(descriptor, METADATA, "SingleLogoutService").find(isRedirect)?.attributes.get("Location") ?? "",
    notes,
  };
}

function rootOf(xml: string): XmlElement {
  try {
    return parseXml(xml);
  } catch (cause) {
    if (cause instanceof XmlError) throw new MetadataError(cause.message, { cause });
    throw cause;
  }
}

/** The one entity of the file that is an identity provider. */
function identityProvider(root: XmlElement): XmlElement {
  const isMetadata = root.namespace === METADATA && /^Entit(y|ies)Descriptor$/.test(root.name);
  if (!isMetadata) throw new MetadataError("This is XML, but no SAML metadata: it is no EntityDescriptor.");
  const entities = entitiesOf(root);
  const providers = entities.filter((entity) => find(entity, METADATA, "IDPSSODescriptor").length > 0);
  const [provider] = providers;
  if (providers.length > 1) {
    throw new MetadataError(`This holds ${providers.length} identity providers. Upload the metadata of yours alone.`);
  }
  if (provider) return provider;
  const isService = entities.some((entity) => find(entity, METADATA, "SPSSODescriptor").length > 0);
  throw new MetadataError(
    isService
      ? "This is the metadata of a service provider, such as Muster's own. Upload the one of your identity provider."
      : "This metadata names no identity provider.",
  );
}

function entitiesOf(root: XmlElement): readonly XmlElement[] {
  if (root.name === "EntityDescriptor") return [root];
  return root.children
    .filter(({ namespace, name }) => namespace === METADATA && /^Entit(y|ies)Descriptor$/.test(name))
    .flatMap(entitiesOf);
}

function idpDescriptor(entity: XmlElement): XmlElement {
  const descriptor = find(entity, METADATA, "IDPSSODescriptor").find(({ attributes }) =>
    (attributes.get("protocolSupportEnumeration") ?? "").split(/\s+/).includes(PROTOCOL),
  );
  if (!descriptor) throw new MetadataError("This identity provider does not speak SAML 2.0.");
  return descriptor;
}

function redirectLocation(descriptor: XmlElement, name: string): string {
  const location = find(descriptor, METADATA, name).find(isRedirect)?.attributes.get("Location");
  if (location === undefined) {
    throw new MetadataError("The metadata names no address for signing in by HTTP-Redirect. Switch that binding on.");
  }
  return location;
}

function isRedirect({ attributes }: XmlElement): boolean {
  return attributes.get("Binding") === REDIRECT;
}

/** Those that sign and have not ended, each once, the one that lasts longest first. */
function signingCertificates(descriptor: XmlElement, now: Date) {
  const found = new Map<string, Certificate>();
  const problems: CertificateError[] = [];
  const keys = find(descriptor, METADATA, "KeyDescriptor").filter(
    ({ attributes }) => (attributes.get("use") ?? "signing") === "signing",
  );
  for (const { text } of keys.flatMap((key) => deep(key, SIGNATURES, "X509Certificate"))) {
    try {
      const certificate = readCertificateText(text);
      found.set(certificate.text, certificate);
    } catch (error) {
      if (!(error instanceof CertificateError)) throw error;
      problems.push(error);
    }
  }
  const [problem] = problems;
  if (found.size === 0) throw new MetadataError(problem?.message ?? "The metadata holds no certificate that signs.");
  const live = [...found.values()]
    .filter(({ view }) => new Date(view.validTo) > now)
    .toSorted((one, other) => other.view.validTo.localeCompare(one.view.validTo));
  if (live.length === 0)
    throw new MetadataError("All certificates in the metadata have ended. Renew them at your provider.");
  const certificates = live.slice(0, CERTIFICATES_MAX);
  return { certificates, left: found.size + problems.length - certificates.length };
}

/** The first that Muster asks for by name; null when the provider lists none of them. */
function nameIdFormat(descriptor: XmlElement): IdpMetadata["nameIdFormat"] {
  const formats = find(descriptor, METADATA, "NameIDFormat").map(({ text }) => text.trim());
  const preferred = ["persistent", "emailAddress", "unspecified"] as const;
  return preferred.find((format) => formats.includes(NAME_ID_FORMATS[format])) ?? null;
}

function find({ children }: XmlElement, namespace: string, name: string): readonly XmlElement[] {
  return children.filter((child) => child.namespace === namespace && child.name === name);
}

function deep(element: XmlElement, namespace: string, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) =>
    child.namespace === namespace && child.name === name ? [child] : deep(child, namespace, name),
  );
}
