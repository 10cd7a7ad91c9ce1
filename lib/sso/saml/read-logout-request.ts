import { inflateRawSync } from "node:zlib";
import { SsoProblem } from "../sso-problem";
import type { XmlElement } from "../xml-tree";
import { requireIssuer } from "./read-assertion";
import { isSigned, requireSafeSignatures } from "./safe-signatures";
import { type ServiceProvider, samlClient } from "./saml-client";
import { childrenOf, decodeDocument, onlyChild, readDocument, textOf } from "./saml-document";
import { ASSERTION, PROTOCOL, SIGNATURE_METHODS } from "./saml-names";
import { requireRecent } from "./saml-time";

const INFLATED_BYTES_MAX = 512 * 1024;
const PARAMETERS = ["SAMLRequest", "RelayState", "SigAlg", "Signature"] as const;

/** A provider's wish that a person be signed out everywhere. */
export interface LogoutRequest {
  readonly id: string;
  readonly nameId: string;
  /** The provider's sessions that end; all of the person's when there is none. */
  readonly sessionIndexes: readonly string[];
}

/** How a request arrived: in an address, with its query as it was sent, or in a form. */
export type LogoutMessage =
  | { readonly binding: "redirect"; readonly query: string }
  | { readonly binding: "post"; readonly samlRequest: string };

/**
 * Reads a LogoutRequest (SAML 2.0 Core 3.7). It must be signed: nobody else may sign people out.
 * @throws SsoProblem
 */
export async function readLogoutRequest(
  sp: ServiceProvider,
  message: LogoutMessage,
  now: Date,
): Promise<LogoutRequest> {
  const { root, verify } = message.binding === "redirect" ? fromQuery(sp, message.query) : fromForm(sp, message);
  if (root.namespace !== PROTOCOL || root.name !== "LogoutRequest") {
    throw new SsoProblem("unreadable", "The provider sent a document that is not a SAML 2.0 LogoutRequest.");
  }
  requireIssuer(root, sp.settings.idpIssuer);
  await verified(verify);
  requireDestination(root.attributes.get("Destination") ?? "", sp.logoutUrl);
  requireRecent(root, now);
  const nameId = onlyChild(root, ASSERTION, "NameID");
  const id = root.attributes.get("ID") ?? "";
  if (!nameId || id === "") throw new SsoProblem("unreadable", "The LogoutRequest names nobody by a NameID.");
  return {
    id,
    nameId: textOf(nameId),
    sessionIndexes: childrenOf(root, PROTOCOL, "SessionIndex").map(textOf),
  };
}

interface Arrived {
  readonly root: XmlElement;
  /** Throws unless the signature is good. */
  readonly verify: () => Promise<unknown>;
}

/** SAML 2.0 Bindings 3.4.4.1: the signature is over the query as it was sent. */
function fromQuery(sp: ServiceProvider, query: string): Arrived {
  const parameters = [...new URLSearchParams(query)];
  const isKnown = parameters.every(([name]) => PARAMETERS.some((known) => known === name));
  const sent = Object.fromEntries(parameters);
  if (!isKnown || Object.keys(sent).length !== parameters.length) {
    throw new SsoProblem("unexpected_structure", "The LogoutRequest came with parameters that do not belong to it.");
  }
  if (sent["Signature"] === undefined || sent["SigAlg"] === undefined) throw unsigned();
  if (!SIGNATURE_METHODS.has(sent["SigAlg"])) {
    throw new SsoProblem(
      "weak_algorithm",
      "The provider signs with an algorithm that is not accepted. Set it to SHA-256.",
    );
  }
  const { root } = readDocument(inflated(sent["SAMLRequest"] ?? ""));
  return { root, verify: () => samlClient(sp).validateRedirectAsync(sent, query) };
}

function fromForm(sp: ServiceProvider, { samlRequest }: { readonly samlRequest: string }): Arrived {
  const { xml, root } = decodeDocument(samlRequest);
  requireSafeSignatures(root, [root]);
  if (!isSigned(root)) throw unsigned();
  const SAMLRequest = Buffer.from(xml).toString("base64");
  return { root, verify: () => samlClient(sp).validatePostRequestAsync({ SAMLRequest }) };
}

function inflated(base64: string): string {
  try {
    return inflateRawSync(Buffer.from(base64, "base64"), { maxOutputLength: INFLATED_BYTES_MAX }).toString("utf8");
  } catch (cause) {
    throw new SsoProblem("unreadable", "The provider sent something that is not a compressed document.", { cause });
  }
}

async function verified(verify: () => Promise<unknown>): Promise<void> {
  try {
    await verify();
  } catch (cause) {
    const message = "The LogoutRequest was not signed with a certificate of this method.";
    throw new SsoProblem("bad_signature", message, { cause });
  }
}

function requireDestination(destination: string, logoutUrl: string): void {
  if (destination === "" || destination === logoutUrl) return;
  const message = `The LogoutRequest was sent to "${destination}". Set the logout URL at the provider to ${logoutUrl}.`;
  throw new SsoProblem("wrong_recipient", message);
}

function unsigned(): SsoProblem {
  return new SsoProblem("unsigned", "The LogoutRequest is not signed. Have the provider sign it.");
}
