import type { SamlSettings } from "@/lib/contracts/sso-settings";
import type { SsoIdentity } from "@/lib/contracts/sso-test";
import { SsoProblem } from "../sso-problem";
import type { Assertion } from "./read-assertion";
import { TRANSIENT } from "./saml-names";

const SUBJECT_LENGTH_MAX = 512;
const ADDRESS = /^[^@\s]+@[^@\s]+$/;

/**
 * Who an assertion is about, as the method reads it. A SAML provider is the team's own, so its word for an address is
 * taken; that the address is in a domain of the team is asked later.
 * @throws SsoProblem `no_subject`
 */
export function samlIdentity({ attributes: names }: SamlSettings, assertion: Assertion): SsoIdentity {
  const email = names.email === "" ? assertion.nameId?.value : valueOf(assertion, names.email);
  const isAddress = email !== undefined && ADDRESS.test(email.trim());
  return {
    subject: subjectOf(names.subject, assertion),
    email: isAddress ? email.trim() : null,
    emailVerified: isAddress,
    firstName: (names.firstName !== "" && valueOf(assertion, names.firstName)) || null,
    lastName: (names.lastName !== "" && valueOf(assertion, names.lastName)) || null,
    attributes: [
      ...(assertion.nameId ? [{ name: "NameID", values: [assertion.nameId.value] }] : []),
      ...assertion.attributes.map(({ name, values }) => ({ name, values: [...values] })),
    ],
  };
}

function subjectOf(name: string, assertion: Assertion): string {
  const subject = name === "" ? nameIdOf(assertion) : valueOf(assertion, name);
  if (subject === undefined || subject === "") {
    const what = name === "" ? "no NameID" : `no attribute "${name}"`;
    throw noSubject(`The assertion holds ${what}, by which this method recognises people.`);
  }
  if (subject.length > SUBJECT_LENGTH_MAX) throw noSubject("What names the person is longer than 512 characters.");
  return subject;
}

/** A transient NameID is another one each time (SAML 2.0 Core 8.3.8): it recognises nobody. */
function nameIdOf({ nameId }: Assertion): string | undefined {
  if (nameId?.format !== TRANSIENT) return nameId?.value;
  throw noSubject(
    "The provider sends a transient NameID, which is another one at each sign-in. Have it send a persistent one, or choose an attribute as the subject.",
  );
}

function noSubject(message: string): SsoProblem {
  return new SsoProblem("no_subject", message);
}

/** The first value of an attribute by its name, else by its friendly name. */
function valueOf({ attributes }: Assertion, name: string): string | undefined {
  const found =
    attributes.find((attribute) => attribute.name === name) ??
    attributes.find((attribute) => attribute.friendlyName === name);
  return found?.values.find((value) => value !== "");
}
