import { createHash, type KeyObject, X509Certificate } from "node:crypto";
import type { CertificateView } from "@/lib/contracts/sso";

const RSA_BITS_MIN = 2048;
const PEM = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/g;

/** What was given as a certificate and is none that can be used. The message is for an admin. */
export class CertificateError extends Error {
  override readonly name = "CertificateError";
}

export interface Certificate {
  /** The DER form in base64: how it is stored, and how metadata has it. */
  readonly text: string;
  readonly view: CertificateView;
}

/**
 * Reads a certificate from PEM or from the bare base64 of its DER form.
 * @throws CertificateError for what is none, or holds a key that no signature is checked with
 */
export function readCertificateText(text: string): Certificate {
  const x509 = parse(Buffer.from(base64Of(text), "base64"));
  return { text: x509.raw.toString("base64"), view: viewOf(x509) };
}

/** What a stored certificate says. */
export function viewCertificate(text: string): CertificateView {
  return viewOf(parse(Buffer.from(text, "base64")));
}

function base64Of(text: string): string {
  const blocks = [...text.matchAll(PEM)].map(([, label = "", body = ""]) => ({ label, body }));
  if (/PRIVATE KEY/.test(text)) {
    throw new CertificateError(
      "This is a private key, not a certificate. Treat it as known to others: it should never leave your identity provider.",
    );
  }
  if (blocks.length > 1) throw new CertificateError("This holds several certificates. Enter the one that signs.");
  const [block] = blocks;
  if (block && block.label !== "CERTIFICATE" && block.label !== "X509 CERTIFICATE") {
    throw new CertificateError(`This is not a certificate but a ${block.label.toLowerCase()}.`);
  }
  const base64 = (block?.body ?? text).replace(/\s+/g, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) {
    throw new CertificateError(
      "This is not a certificate. It begins with -----BEGIN CERTIFICATE-----, or is the base64 text between these lines.",
    );
  }
  return base64;
}

function parse(der: Buffer): X509Certificate {
  try {
    return new X509Certificate(der);
  } catch (cause) {
    throw new CertificateError("This is not a certificate, or only a part of one. Copy it whole.", { cause });
  }
}

function viewOf(x509: X509Certificate): CertificateView {
  const { asymmetricKeyType, asymmetricKeyDetails } = publicKeyOf(x509);
  if (asymmetricKeyType !== "rsa") {
    throw new CertificateError("The certificate holds no RSA key. Have your identity provider sign with RSA.");
  }
  const bits = asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < RSA_BITS_MIN) {
    throw new CertificateError(
      `The certificate's key has ${bits} bits; less than ${RSA_BITS_MIN} are not safe any more.`,
    );
  }
  return {
    subject: nameOf(x509.subject),
    issuer: nameOf(x509.issuer),
    validFrom: instantOf(x509.validFrom),
    validTo: instantOf(x509.validTo),
    fingerprint: fingerprintOf(x509.raw),
    key: `RSA, ${bits} bits`,
  };
}

function publicKeyOf(x509: X509Certificate): KeyObject {
  try {
    return x509.publicKey;
  } catch (cause) {
    throw new CertificateError("The certificate holds a key of a kind that is not known here.", { cause });
  }
}

function instantOf(text: string): string {
  const at = new Date(text);
  if (Number.isNaN(at.getTime()))
    throw new CertificateError("The certificate does not say from when to when it is valid.");
  return at.toISOString();
}

/** SHA-256 of a DER form as `AB:CD:...`. */
export function fingerprintOf(der: Uint8Array): string {
  const digits = createHash("sha256").update(der).digest("hex").toUpperCase();
  return digits.match(/../g)?.join(":") ?? "";
}

/** Node gives a name as one line an attribute, the most general first. */
function nameOf(lines: string | undefined): string {
  return lines?.split("\n").toReversed().join(", ") ?? "";
}
