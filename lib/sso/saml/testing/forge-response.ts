import { promisify } from "node:util";
import { SignedXml } from "xml-crypto";
import { encrypt } from "xml-encryption";
import { type KeyPair, selfSignedCertificate } from "@/lib/sso/self-signed-certificate";
import { pemOf } from "@/lib/sso/testing/pem";

export const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
export const ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
export const RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
export const SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
export const RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
export const SHA1 = "http://www.w3.org/2000/09/xmldsig#sha1";

export const IDP_ISSUER = "https://idp.example/saml";

/** A certificate that is good now, with its key. */
export function testKeyPair(commonName = "Test provider"): Promise<KeyPair> {
  const now = Date.now();
  return selfSignedCertificate({
    commonName,
    validFrom: new Date(now - 3_600_000),
    validTo: new Date(now + 3_600_000_000),
  });
}

/** What a response says; each part can be another than it should be. */
export interface ResponseParts {
  readonly now: Date;
  readonly acsUrl: string;
  readonly entityId: string;
  readonly inResponseTo?: string | null;
  /** Of the envelope, when it is another. */
  readonly envelopeInResponseTo?: string | null;
  readonly issuer?: string;
  readonly recipient?: string;
  readonly destination?: string;
  readonly audience?: string;
  readonly assertionId?: string;
  readonly nameId?: string;
  readonly nameIdFormat?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly issuedAt?: Date;
  readonly notBefore?: Date;
  readonly notOnOrAfter?: Date;
  readonly confirmedUntil?: Date;
  readonly sessionUntil?: Date;
  readonly status?: string;
  readonly withoutConditions?: boolean;
}

const MINUTES_MS = 60_000;

/** The assertion, unsigned. */
export function assertionXml(parts: ResponseParts): string {
  const { now, acsUrl, entityId, inResponseTo = null, issuer = IDP_ISSUER, assertionId = "_assertion" } = parts;
  const { recipient = acsUrl, audience = entityId, nameId = "ada@acme.example", issuedAt = now } = parts;
  const { notBefore = minutesAfter(now, -1), notOnOrAfter = minutesAfter(now, 5) } = parts;
  const { confirmedUntil = minutesAfter(now, 5), nameIdFormat = "" } = parts;
  const { sessionUntil } = parts;
  const conditions = `<saml:Conditions NotBefore="${iso(notBefore)}" NotOnOrAfter="${iso(notOnOrAfter)}"><saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>`;
  const attributes = Object.entries(parts.attributes ?? {}).map(
    ([name, value]) =>
      `<saml:Attribute Name="${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`,
  );
  return (
    `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" Version="2.0" ID="${assertionId}" IssueInstant="${iso(issuedAt)}">` +
    `<saml:Issuer>${issuer}</saml:Issuer>` +
    `<saml:Subject><saml:NameID${nameIdFormat === "" ? "" : ` Format="${nameIdFormat}"`}>${nameId}</saml:NameID>` +
    `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${iso(confirmedUntil)}" Recipient="${recipient}"${attribute("InResponseTo", inResponseTo)}/></saml:SubjectConfirmation></saml:Subject>` +
    `${parts.withoutConditions === true ? "" : conditions}` +
    `<saml:AuthnStatement AuthnInstant="${iso(issuedAt)}" SessionIndex="_session"${attribute("SessionNotOnOrAfter", sessionUntil ? iso(sessionUntil) : null)}><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>` +
    `${attributes.length === 0 ? "" : `<saml:AttributeStatement>${attributes.join("")}</saml:AttributeStatement>`}</saml:Assertion>`
  );
}

/** A response around what it holds, unsigned. */
export function responseXml(parts: ResponseParts, content: string = assertionXml(parts)): string {
  const { now, acsUrl, destination = acsUrl, inResponseTo = null, issuer = IDP_ISSUER } = parts;
  const { envelopeInResponseTo = inResponseTo, status = "urn:oasis:names:tc:SAML:2.0:status:Success" } = parts;
  return (
    `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_response" Version="2.0" IssueInstant="${iso(now)}" Destination="${destination}"${attribute("InResponseTo", envelopeInResponseTo)}>` +
    `<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${issuer}</saml:Issuer>` +
    `<samlp:Status><samlp:StatusCode Value="${status}"/></samlp:Status>${content}</samlp:Response>`
  );
}

interface SigningOptions {
  readonly signatureAlgorithm?: string;
  readonly digestAlgorithm?: string;
  /** Whether the certificate is left out of the signature. */
  readonly withoutCertificate?: boolean;
}

/** Signs the element of this local name, as a provider does: enveloped, behind its issuer. */
export function signed(
  xml: string,
  name: "Assertion" | "Response",
  key: KeyPair,
  options: SigningOptions = {},
): string {
  const { signatureAlgorithm = RSA_SHA256, digestAlgorithm = SHA256, withoutCertificate = false } = options;
  const signer = new SignedXml({
    privateKey: key.privateKey,
    ...(!withoutCertificate && { publicCert: pemOf(key.certificate) }),
    signatureAlgorithm,
    canonicalizationAlgorithm: EXCLUSIVE,
  });
  const element = `//*[local-name(.)='${name}']`;
  signer.addReference({ xpath: element, transforms: [ENVELOPED, EXCLUSIVE], digestAlgorithm });
  signer.computeSignature(xml, {
    location: { reference: `${element}/*[local-name(.)='Issuer']`, action: "after" },
    prefix: "ds",
  });
  return signer.getSignedXml();
}

type Cipher = Parameters<typeof encrypt>[1]["encryptionAlgorithm"];
type KeyCipher = Parameters<typeof encrypt>[1]["keyEncryptionAlgorithm"];

/** An assertion as EncryptedAssertion, for the holder of the certificate. */
export async function encrypted(
  xml: string,
  certificate: string,
  keyEncryptionAlgorithm: KeyCipher = "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p",
  encryptionAlgorithm: Cipher = "http://www.w3.org/2009/xmlenc11#aes256-gcm",
): Promise<string> {
  const pem = pemOf(certificate);
  const options = { rsa_pub: pem, pem, encryptionAlgorithm, keyEncryptionAlgorithm, warnInsecureAlgorithm: false };
  const data = await promisify<string, typeof options, string>(encrypt)(xml, options);
  return `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${data}</saml:EncryptedAssertion>`;
}

export function base64(xml: string): string {
  return Buffer.from(xml).toString("base64");
}

export function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * MINUTES_MS);
}

function attribute(name: string, value: string | null): string {
  return value === null ? "" : ` ${name}="${value}"`;
}

function iso(at: Date): string {
  return at.toISOString();
}
