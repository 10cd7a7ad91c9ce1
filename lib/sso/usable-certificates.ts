import { DomainError } from "@/lib/errors";
import { type Certificate, CertificateError, readCertificateText } from "./read-certificate";

/**
 * What an admin entered as the certificates of an identity provider.
 * @throws DomainError `invalid_input` with `fields.certificates` when one is none, has ended, or stands there twice, or when
 * none is valid yet
 */
export function usableCertificates(texts: readonly string[], now: Date): readonly Certificate[] {
  const certificates = texts.map((text, index) => readNumbered(text, index, texts.length));
  for (const [index, { text, view }] of certificates.entries()) {
    const which = numbered("certificate", index, texts.length);
    if (new Date(view.validTo) <= now) {
      throw refused(
        `The ${which} ended on ${view.validTo.slice(0, 10)}. Enter the one that your provider signs with now.`,
      );
    }
    if (certificates.findIndex((other) => other.text === text) !== index) {
      throw refused("Both certificates are the same one. Leave one away.");
    }
  }
  if (certificates.every(({ view }) => new Date(view.validFrom) > now)) {
    const [first] = certificates;
    throw refused(
      `The certificate is not valid before ${first?.view.validFrom.slice(0, 10)}. Enter the present one, too.`,
    );
  }
  return certificates;
}

function readNumbered(text: string, index: number, count: number): Certificate {
  try {
    return readCertificateText(text);
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error;
    throw refused(count === 1 ? error.message : `${numbered("Certificate", index, count)}: ${error.message}`);
  }
}

function numbered(word: string, index: number, count: number): string {
  return count === 1 ? word : `${word} ${index + 1}`;
}

function refused(message: string): DomainError {
  return new DomainError("invalid_input", message, { fields: { certificates: message } });
}
