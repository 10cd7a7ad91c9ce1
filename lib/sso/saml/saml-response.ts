import { promisify } from "node:util";
import { decrypt } from "xml-encryption";
import { SsoProblem } from "../sso-problem";
import type { XmlElement } from "../xml-tree";
import { isSigned, requireSafeSignatures } from "./safe-signatures";
import { childrenOf, decodeDocument, onlyChild, readDocument, textOf, withDescendants } from "./saml-document";
import { ASSERTION, CONTENT_CIPHERS, ENCRYPTION, KEY_CIPHERS, PROTOCOL, SUCCESS } from "./saml-names";

/** A response whose shape is right and whose one assertion was found. Nothing in it is verified. */
export interface SamlResponse {
  readonly xml: string;
  readonly root: XmlElement;
  readonly assertion: XmlElement;
  readonly wasEncrypted: boolean;
  /** Which of the two bear a signature. */
  readonly signed: { readonly response: boolean; readonly assertion: boolean };
}

/**
 * Reads a response up to where trust begins: it is XML, is a response that says success, and holds exactly one assertion,
 * where an assertion belongs, which is decrypted. Signatures have a shape that cannot mislead.
 * @throws SsoProblem
 */
export async function openResponse(base64: string, privateKey: string): Promise<SamlResponse> {
  const { xml, root } = decodeDocument(base64);
  if (root.namespace !== PROTOCOL || root.name !== "Response") {
    throw new SsoProblem("unreadable", "The provider sent a document that is not a SAML 2.0 response.");
  }
  requireSuccess(root);
  const held = onlyAssertion(root);
  const isPlain = held.name === "Assertion";
  requireSafeSignatures(root, isPlain ? [root, held] : [root]);
  const assertion = isPlain ? held : await decrypted(xml, held, privateKey);
  return {
    xml,
    root,
    assertion,
    wasEncrypted: !isPlain,
    signed: { response: isSigned(root), assertion: isSigned(assertion) },
  };
}

/** Throws `provider_refused` with what the provider says. */
function requireSuccess(root: XmlElement): void {
  const status = onlyChild(root, PROTOCOL, "Status");
  const code = status && onlyChild(status, PROTOCOL, "StatusCode");
  if (code?.attributes.get("Value") === SUCCESS) return;
  const codes = (code ? withDescendants(code) : []).map(({ attributes }) => lastPart(attributes.get("Value") ?? ""));
  const message = status && onlyChild(status, PROTOCOL, "StatusMessage");
  const words = [codes.join(", ") || "no status", ...(message ? [textOf(message).slice(0, 300)] : [])].join(": ");
  throw new SsoProblem("provider_refused", `The provider did not sign the person in. It says: ${words}`);
}

function lastPart(urn: string): string {
  return urn.replace(/^.*:/, "");
}

/** An assertion anywhere else could be taken for the one that is signed. */
function onlyAssertion(root: XmlElement): XmlElement {
  const all = withDescendants(root).filter(isAssertion);
  const [held] = root.children.filter(isAssertion);
  if (all.length === 1 && held) return held;
  if (all.length === 0) throw new SsoProblem("unreadable", "The provider's response holds no assertion.");
  throw new SsoProblem(
    "unexpected_structure",
    "The response holds more than one assertion, or one where none belongs. A document like this can be forged by wrapping a genuine one, so it is refused.",
  );
}

function isAssertion({ name }: XmlElement): boolean {
  return name === "Assertion" || name === "EncryptedAssertion";
}

/** The assertion in an encrypted one, when it was encrypted in a way that does not leak. */
async function decrypted(xml: string, held: XmlElement, privateKey: string): Promise<XmlElement> {
  const parts = withDescendants(held).filter(({ namespace }) => namespace === ENCRYPTION);
  requireCipher(parts, "EncryptedData", CONTENT_CIPHERS);
  requireCipher(parts, "EncryptedKey", KEY_CIPHERS);
  const { root } = readDocument(await decryptedText(xml, privateKey));
  if (root.namespace !== ASSERTION || root.name !== "Assertion") {
    throw new SsoProblem("unexpected_structure", "What is encrypted in the response is not an assertion.");
  }
  if (withDescendants(root).filter(isAssertion).length > 1) {
    throw new SsoProblem("unexpected_structure", "The encrypted assertion holds another one, so it is refused.");
  }
  requireSafeSignatures(root, [root]);
  return root;
}

async function decryptedText(xml: string, privateKey: string): Promise<string> {
  try {
    const options = { key: privateKey, disallowDecryptionWithInsecureAlgorithm: true };
    return await promisify<string, typeof options, string>(decrypt)(xml, options);
  } catch (cause) {
    const message =
      "The assertion cannot be decrypted. Give the provider the certificate of this method's service provider details.";
    throw new SsoProblem("cannot_decrypt", message, { cause });
  }
}

function requireCipher(parts: readonly XmlElement[], name: string, allowed: ReadonlySet<string>): void {
  const holders = parts.filter((part) => part.name === name);
  const [holder] = holders;
  const methods = holder ? childrenOf(holder, ENCRYPTION, "EncryptionMethod") : [];
  const algorithm = methods[0]?.attributes.get("Algorithm") ?? "";
  if (holders.length !== 1 || methods.length !== 1) {
    throw new SsoProblem("unexpected_structure", `The encrypted assertion has not exactly one ${name}.`);
  }
  if (allowed.has(algorithm)) return;
  throw new SsoProblem(
    "weak_algorithm",
    `The provider encrypts with ${algorithm.replace(/^.*#/, "") || "an unnamed algorithm"}, which is not accepted. Set it to AES with RSA-OAEP.`,
  );
}
