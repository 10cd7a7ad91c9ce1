import { sign } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { SignedXml } from "xml-crypto";
import type { KeyPair } from "@/lib/sso/self-signed-certificate";
import type { LogoutMessage } from "../read-logout-request";
import { base64, ENVELOPED, EXCLUSIVE, IDP_ISSUER, RSA_SHA1, RSA_SHA256, SHA256 } from "./forge-response";

/** What a LogoutRequest says; each part can be another than it should be. */
export interface LogoutRequestParts {
  readonly issuedAt: Date;
  readonly destination: string;
  readonly issuer?: string;
  readonly nameId?: string;
  /** The name of the message. */
  readonly root?: string;
}

export function logoutRequestXml(parts: LogoutRequestParts): string {
  const { issuedAt, destination, issuer = IDP_ISSUER, nameId = "ada@acme.example", root = "LogoutRequest" } = parts;
  return (
    `<samlp:${root} xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_logout" Version="2.0" IssueInstant="${issuedAt.toISOString()}" Destination="${destination}">` +
    `<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${issuer}</saml:Issuer>` +
    `<saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${nameId}</saml:NameID><samlp:SessionIndex>_session</samlp:SessionIndex></samlp:${root}>`
  );
}

/** The query of an address that a provider sends a browser to. */
export function logoutQuery(xml: string, key: KeyPair, algorithm: string = RSA_SHA256): string {
  const request = encodeURIComponent(deflateRawSync(xml).toString("base64"));
  const query = `SAMLRequest=${request}&RelayState=r1&SigAlg=${encodeURIComponent(algorithm)}`;
  const signature = sign(algorithm === RSA_SHA1 ? "sha1" : "sha256", Buffer.from(query), key.privateKey);
  return `${query}&Signature=${encodeURIComponent(signature.toString("base64"))}`;
}

/** A form that a browser posts for a provider; without a key it is not signed. */
export function logoutForm(xml: string, key: KeyPair | null): LogoutMessage {
  if (key === null) return { binding: "post", samlRequest: base64(xml) };
  const signer = new SignedXml({
    privateKey: key.privateKey,
    signatureAlgorithm: RSA_SHA256,
    canonicalizationAlgorithm: EXCLUSIVE,
  });
  signer.addReference({ xpath: "/*", transforms: [ENVELOPED, EXCLUSIVE], digestAlgorithm: SHA256 });
  signer.computeSignature(xml, { location: { reference: "/*/*[local-name(.)='Issuer']", action: "after" } });
  return { binding: "post", samlRequest: base64(signer.getSignedXml()) };
}
