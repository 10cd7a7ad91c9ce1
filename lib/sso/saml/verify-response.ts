import type { SsoIdentity } from "@/lib/contracts/sso-test";
import { fingerprintOf, viewCertificate } from "../read-certificate";
import { SsoProblem } from "../sso-problem";
import { type Assertion, attributesOf, readAssertion, requireIssuer } from "./read-assertion";
import { enclosedCertificates } from "./safe-signatures";
import { type ServiceProvider, samlClient } from "./saml-client";
import { childrenOf, readDocument } from "./saml-document";
import { ASSERTION } from "./saml-names";
import { openResponse, type SamlResponse } from "./saml-response";

/**
 * Verifies a posted response and gives its assertion, read from the very bytes that are signed. Whether it answers a
 * request, and whether it was brought before, is not asked here.
 * @throws SsoProblem, with the attributes as far as they could be read
 */
export async function verifyResponse(sp: ServiceProvider, base64: string, now: Date): Promise<Assertion> {
  const response = await openResponse(base64, sp.privateKey);
  try {
    return await verified(sp, response, now);
  } catch (error) {
    if (error instanceof SsoProblem) error.attributes = shownAttributes(response);
    throw error;
  }
}

async function verified(sp: ServiceProvider, response: SamlResponse, now: Date): Promise<Assertion> {
  const { settings, entityId, acsUrl } = sp;
  requireSignature(response);
  if (settings.wantEncryptedAssertions && !response.wasEncrypted) {
    throw new SsoProblem(
      "not_encrypted",
      "The assertion is not encrypted, but this method demands it. Have the provider encrypt it to the method's certificate.",
    );
  }
  const { root } = readDocument(await signedAssertion(sp, response));
  if (childrenOf(response.root, ASSERTION, "Issuer").length > 0) requireIssuer(response.root, settings.idpIssuer);
  requireDestination(response, acsUrl);
  const assertion = readAssertion(root, { idpIssuer: settings.idpIssuer, entityId, acsUrl, now });
  return { ...assertion, inResponseTo: answeredRequest(response, assertion) };
}

function requireSignature({ signed }: SamlResponse): void {
  if (signed.response || signed.assertion) return;
  throw new SsoProblem(
    "unsigned",
    "Neither the response nor the assertion is signed. Have the provider sign the assertion, the response, or both.",
  );
}

/** The assertion as it was signed. Every signature that is there must be good, not only one of them. */
async function signedAssertion(sp: ServiceProvider, response: SamlResponse): Promise<string> {
  try {
    const client = samlClient(sp, { signed: response.signed });
    const SAMLResponse = Buffer.from(response.xml).toString("base64");
    const { profile } = await client.validatePostResponseAsync({ SAMLResponse });
    const xml = profile?.getAssertionXml?.();
    if (xml !== undefined) return xml;
  } catch (cause) {
    throw signatureProblem(sp, response, cause);
  }
  throw new SsoProblem("unreadable", "The provider's response holds no assertion.");
}

function signatureProblem({ settings }: ServiceProvider, response: SamlResponse, cause: unknown): SsoProblem {
  const known = settings.certificates.map((text) => viewCertificate(text).fingerprint);
  const enclosed = [response.root, response.assertion]
    .flatMap(enclosedCertificates)
    .map((text) => fingerprintOf(Buffer.from(text, "base64")));
  const other = enclosed.find((fingerprint) => !known.includes(fingerprint));
  const list = known.join(" and ");
  if (other !== undefined) {
    const message = `The response was signed with another certificate: ${other}. This method knows ${list}. If the provider has a new certificate, add it to the method.`;
    return new SsoProblem("wrong_certificate", message, { cause });
  }
  const message =
    enclosed.length > 0
      ? "The signature is not good: the response was changed after it was signed."
      : `The signature is not good: the response was changed after it was signed, or was signed with another certificate than ${list}.`;
  return new SsoProblem("bad_signature", message, { cause });
}

/** SAML 2.0 Bindings 3.5.5.2. */
function requireDestination({ root }: SamlResponse, acsUrl: string): void {
  const destination = root.attributes.get("Destination") ?? "";
  if (destination === "" || destination === acsUrl) return;
  const message = `The response was sent to "${destination}". Set the ACS URL (Reply URL) at the provider to ${acsUrl}.`;
  throw new SsoProblem("wrong_recipient", message);
}

/**
 * The request that is answered, by a signed word: what only an unsigned envelope says could have been put around somebody
 * else's assertion.
 */
function answeredRequest({ root, signed }: SamlResponse, { inResponseTo }: Assertion): string | null {
  const envelope = root.attributes.get("InResponseTo") ?? null;
  if (envelope === null || envelope === inResponseTo) return inResponseTo;
  if (inResponseTo === null && signed.response) return envelope;
  throw new SsoProblem(
    "unexpected_structure",
    "The response and its assertion do not answer the same request. Have the provider sign the response, too, if the assertion names none.",
  );
}

function shownAttributes({ assertion }: SamlResponse): SsoIdentity["attributes"] {
  return attributesOf(assertion).map(({ name, values }) => ({ name, values: [...values] }));
}
