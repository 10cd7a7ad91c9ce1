import type { OidcSettings } from "@/lib/contracts/sso-settings";
import type { SsoIdentity } from "@/lib/contracts/sso-test";
import { addressIn, nameIn, noSubject, subjectOf } from "../identity-text";
import { storable } from "../storable-text";

export type Claims = Readonly<Record<string, unknown>>;

/** Claims about the token, not about the person. */
const OF_THE_TOKEN = new Set(["at_hash", "c_hash", "s_hash", "nonce", "jti", "iat", "exp", "nbf", "rat"]);

/**
 * Who an ID token is about, as the method reads it. `userInfo` fills in what the token leaves out. An address and whether
 * it is verified come from the same place.
 * @throws SsoProblem `no_subject`
 */
export function oidcIdentity(settings: OidcSettings, token: Claims, userInfo: Claims = {}): SsoIdentity {
  const about = "email" in token ? token : userInfo;
  const email = addressIn(textOf(about["email"]));
  // Some providers write the word instead of the value.
  const isVerified = about["email_verified"] === true || about["email_verified"] === "true";
  const all: Claims = { ...userInfo, ...token };
  return {
    subject: claimedSubject(settings.subjectClaim, all),
    email,
    emailVerified: email !== null && (isVerified || !settings.requireVerifiedEmail),
    firstName: nameIn(textOf(all["given_name"])),
    lastName: nameIn(textOf(all["family_name"])),
    attributes: Object.entries(all)
      .filter(([name]) => !OF_THE_TOKEN.has(name))
      .map(([name, value]) => ({ name: storable(name), values: [value].flat().map(shownValue) })),
  };
}

function claimedSubject(name: string, claims: Claims): string {
  const subject = textOf(claims[name]);
  if (subject !== undefined) return subjectOf(subject);
  throw noSubject(`The provider sent no claim "${name}", by which this method recognises people.`);
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === "number" ? String(value) : value;
  return typeof text === "string" && text.trim() !== "" ? text : undefined;
}

function shownValue(value: unknown): string {
  return storable(typeof value === "string" ? value : JSON.stringify(value));
}
