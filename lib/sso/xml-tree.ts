import { SaxesParser, type SaxesTagNS } from "saxes";

const DEPTH_MAX = 32;
const ELEMENTS_MAX = 20_000;

/** A text that is not XML, or has what no metadata needs. The message is for an admin. */
export class XmlError extends Error {
  override readonly name = "XmlError";
}

export interface XmlElement {
  /** Without the prefix. */
  readonly name: string;
  readonly namespace: string;
  /** Those without a namespace. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** What stands directly in it. */
  readonly text: string;
}

/**
 * Parses XML that a stranger may have written: a document type is refused, so there are no entities but the five of XML
 * itself and nothing is ever fetched; depth and number of elements are bounded.
 * @throws XmlError
 */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: OpenElement[] = [];
  let root: OpenElement | undefined;
  let count = 0;
  parser.on("doctype", () => {
    throw new XmlError("The file has a document type (<!DOCTYPE>). For safety such files are not read.");
  });
  parser.on("error", ({ message }) => {
    throw new XmlError(`The file is not well-formed XML: ${message}`);
  });
  parser.on("opentag", (tag) => {
    count += 1;
    if (count > ELEMENTS_MAX || open.length >= DEPTH_MAX) throw new XmlError("The file is too large or too deep.");
    const element = openElement(tag);
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const keepText = (part: string) => {
    const element = open.at(-1);
    if (element) element.text += part;
  };
  parser.on("text", keepText);
  parser.on("cdata", keepText);
  parser.on("closetag", () => open.pop());
  // A byte order mark is no part of the text.
  parser.write(text.replace(/^\uFEFF/, "")).close();
  if (!root) throw new XmlError("The file is not well-formed XML: it is empty.");
  return root;
}

interface OpenElement extends XmlElement {
  children: XmlElement[];
  text: string;
}

function openElement({ local, uri, attributes }: SaxesTagNS): OpenElement {
  const plain = Object.values(attributes).filter((attribute) => attribute.uri === "");
  return {
    name: local,
    namespace: uri,
    attributes: new Map(plain.map((attribute) => [attribute.local, attribute.value])),
    children: [],
    text: "",
  };
}
