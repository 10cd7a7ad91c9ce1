import { SsoProblem } from "../sso-problem";
import type { XmlElement } from "../xml-tree";
import { childrenOf, onlyChild, withDescendants } from "./saml-document";
import { CANONICAL_FORMS, DIGEST_METHODS, ENVELOPED, SIGNATURE, SIGNATURE_METHODS } from "./saml-names";

const ID_ATTRIBUTES = ["ID", "Id", "id"] as const;

/**
 * Looks at the signatures of a document before any of them is verified: each stands directly in one of the elements that
 * may be signed, once, and covers that element whole (SAML 2.0 Core 5.4); no id stands twice. So a signature that verifies
 * is about the element that is read.
 * @throws SsoProblem `unexpected_structure`, `weak_algorithm`
 */
export function requireSafeSignatures(root: XmlElement, signable: readonly XmlElement[]): void {
  const all = withDescendants(root);
  const ids = all.flatMap(({ attributes }) => ID_ATTRIBUTES.flatMap((name) => attributes.get(name) ?? []));
  if (new Set(ids).size !== ids.length) throw wrapped("An ID stands at more than one element.");
  const placed = signable.map(signaturesOf);
  const count = all.filter(({ namespace, name }) => namespace === SIGNATURE && name === "Signature").length;
  if (count !== placed.flat().length) throw wrapped("A signature stands where none belongs.");
  for (const [index, signatures] of placed.entries()) {
    const [signature] = signatures;
    const parent = signable[index];
    if (signatures.length > 1) throw wrapped("An element is signed twice.");
    if (signature && parent) requireSafe(signature, parent);
  }
}

export function isSigned(element: XmlElement): boolean {
  return signaturesOf(element).length > 0;
}

/** The certificates that a signature brings along, in base64; nothing vouches for them. */
export function enclosedCertificates(element: XmlElement): readonly string[] {
  return signaturesOf(element)
    .flatMap(withDescendants)
    .filter(({ namespace, name }) => namespace === SIGNATURE && name === "X509Certificate")
    .map(({ text }) => text.replace(/\s+/g, ""));
}

function signaturesOf(element: XmlElement): readonly XmlElement[] {
  return childrenOf(element, SIGNATURE, "Signature");
}

function requireSafe(signature: XmlElement, parent: XmlElement): void {
  const info = onlyChild(signature, SIGNATURE, "SignedInfo");
  const reference = info && onlyChild(info, SIGNATURE, "Reference");
  if (!info || !reference) throw wrapped("A signature covers not exactly one element.");
  const id = parent.attributes.get("ID") ?? "";
  if (id === "" || reference.attributes.get("URI") !== `#${id}`) {
    throw wrapped("A signature covers another element than the one it stands in.");
  }
  requireAlgorithm(algorithmOf(info, "SignatureMethod"), SIGNATURE_METHODS);
  requireAlgorithm(algorithmOf(reference, "DigestMethod"), DIGEST_METHODS);
  const transforms = childrenOf(reference, SIGNATURE, "Transforms")
    .flatMap((each) => childrenOf(each, SIGNATURE, "Transform"))
    .map(({ attributes }) => attributes.get("Algorithm") ?? "");
  const areKnown = transforms.every((name) => name === ENVELOPED || CANONICAL_FORMS.has(name));
  if (!areKnown || !CANONICAL_FORMS.has(algorithmOf(info, "CanonicalizationMethod"))) {
    throw wrapped("A signature leaves open what it covers: it uses a transform that SAML does not have.");
  }
}

function algorithmOf(element: XmlElement, name: string): string {
  return onlyChild(element, SIGNATURE, name)?.attributes.get("Algorithm") ?? "";
}

function requireAlgorithm(algorithm: string, allowed: ReadonlySet<string>): void {
  if (allowed.has(algorithm)) return;
  const name = algorithm.replace(/^.*#/, "") || "an algorithm without a name";
  throw new SsoProblem(
    "weak_algorithm",
    `The provider signs with ${name}, which is not accepted. Set it to RSA with SHA-256 (or SHA-512), digest included.`,
  );
}

function wrapped(reason: string): SsoProblem {
  const message = `${reason} A document like this can be forged by wrapping a genuine one, so it is refused.`;
  return new SsoProblem("unexpected_structure", message);
}
