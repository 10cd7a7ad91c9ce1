import type { SsoIdentity } from "@/lib/contracts/sso-test";
import { storable } from "./storable-text";

/** Why the answer of an identity provider is not accepted; for machines, and stable: audit rows hold it. */
export type SsoProblemCode =
  | "not_set_up"
  | "switched_off"
  | "provider_refused"
  | "provider_unreachable"
  | "unreadable"
  | "unexpected_structure"
  | "unsigned"
  | "weak_algorithm"
  | "wrong_certificate"
  | "bad_signature"
  | "not_encrypted"
  | "cannot_decrypt"
  | "wrong_issuer"
  | "wrong_audience"
  | "wrong_recipient"
  | "not_yet_valid"
  | "expired"
  | "no_subject"
  | "unsolicited"
  | "unknown_request"
  | "replayed"
  | "client_refused"
  | "bad_token"
  | "wrong_nonce";

/** A message may quote what a stranger sent. */
const MESSAGE_LENGTH_MAX = 1000;

/**
 * An answer of an identity provider that is not accepted. The message is for the team's admins: what was wrong and what to
 * do. Whoever tries to sign in never sees it.
 */
export class SsoProblem extends Error {
  override readonly name = "SsoProblem";
  readonly code: SsoProblemCode;
  /** What the provider sent, as far as it could be read. */
  attributes: SsoIdentity["attributes"] = [];

  constructor(code: SsoProblemCode, message: string, options?: ErrorOptions) {
    super(storable(message.slice(0, MESSAGE_LENGTH_MAX)), options);
    this.code = code;
  }
}
