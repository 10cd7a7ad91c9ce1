import { SsoProblem } from "../sso-problem";
import { parseXml, type XmlElement, XmlError } from "../xml-tree";

const LENGTH_MAX = 512 * 1024;

/** A document from a stranger, as text and as tree. */
export interface SamlDocument {
  readonly xml: string;
  readonly root: XmlElement;
}

/**
 * Decodes a parameter that holds a document in base64.
 * @throws SsoProblem `unreadable`
 */
export function decodeDocument(base64: string): SamlDocument {
  if (base64.length > LENGTH_MAX) throw new SsoProblem("unreadable", "The document is larger than 512 KiB.");
  return readDocument(Buffer.from(base64, "base64").toString("utf8"));
}

/**
 * Parses a SAML document. It has no use for comments, processing instructions, CDATA and document types, and two parsers
 * may read them in two ways: such a document is refused. An unescaped `<!` or `<?` begins nothing else.
 * @throws SsoProblem `unreadable`
 */
export function readDocument(text: string): SamlDocument {
  const xml = text.replace(/^\uFEFF/, "");
  const body = xml.replace(/^\s*<\?xml[^>?]*\?>/, "");
  if (/<[!?]/.test(body)) {
    throw new SsoProblem(
      "unreadable",
      "The document holds a document type, a comment or a processing instruction. For safety such documents are not read.",
    );
  }
  try {
    return { xml, root: parseXml(xml) };
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause;
    throw new SsoProblem("unreadable", `The provider did not send a SAML document. ${cause.message}`, { cause });
  }
}

/** The children of this name. */
export function childrenOf({ children }: XmlElement, namespace: string, name: string): readonly XmlElement[] {
  return children.filter((child) => child.namespace === namespace && child.name === name);
}

/** The one child of this name; undefined when there is none, or more than one. */
export function onlyChild(element: XmlElement, namespace: string, name: string): XmlElement | undefined {
  const found = childrenOf(element, namespace, name);
  return found.length === 1 ? found[0] : undefined;
}

/** The element and everything in it. */
export function withDescendants(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(withDescendants)];
}

/** All text in an element, without white space around it. */
export function textOf(element: XmlElement): string {
  return [element.text, ...element.children.map(textOf)].join("").trim();
}
