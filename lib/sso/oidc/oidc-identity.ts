import type { OidcSettings } from "@/lib/contracts/sso-settings";
import type { SsoIdentity } from "@/lib/contracts/sso-test";
import { SsoProblem } from "../sso-problem";

export type Claims = Readonly<Record<string, unknown>>;

const SUBJECT_LENGTH_MAX = 512;
const ADDRESS = /^[^@\s]+@[^@\s]+$/;
/** Claims about the token, not about the person. */
const OF_THE_TOKEN = new Set(["at_hash", "c_hash", "s_hash", "nonce", "jti", "iat", "exp", "nbf", "rat"]);

/**
 * Who an ID token is about, as the method reads it. `userInfo` fills in what the token leaves out. An address and whether
 * it is verified come from the same place.
 * @throws SsoProblem `no_subject`
 */
export function oidcIdentity(settings: OidcSettings, token: Claims, userInfo: Claims = {}): SsoIdentity {
  const about = "email" in token ? token : userInfo;
  const email = textOf(about["email"])?.trim();
  const isAddress = email !== undefined && ADDRESS.test(email);
  // Some providers write the word instead of the value.
  const isVerified = about["email_verified"] === true || about["email_verified"] === "true";
  const all: Claims = { ...userInfo, ...token };
  return {
    subject: subjectOf(settings.subjectClaim, all),
    email: isAddress ? email : null,
    emailVerified: isAddress && (isVerified || !settings.requireVerifiedEmail),
    firstName: textOf(all["given_name"]) ?? null,
    lastName: textOf(all["family_name"]) ?? null,
    attributes: Object.entries(all)
      .filter(([name]) => !OF_THE_TOKEN.has(name))
      .map(([name, value]) => ({ name, values: [value].flat().map(shownValue) })),
  };
}

function subjectOf(name: string, claims: Claims): string {
  const subject = textOf(claims[name]);
  if (subject === undefined) {
    throw new SsoProblem("no_subject", `The provider sent no claim "${name}", by which this method recognises people.`);
  }
  if (subject.length > SUBJECT_LENGTH_MAX) {
    throw new SsoProblem("no_subject", "What names the person is longer than 512 characters.");
  }
  return subject;
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && text.trim() !== "" ? text : undefined;
}

function shownValue(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
