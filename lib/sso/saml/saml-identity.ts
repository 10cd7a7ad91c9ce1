import type { SamlSettings } from "@/lib/contracts/sso-settings";
import type { SsoIdentity } from "@/lib/contracts/sso-test";
import { addressIn, nameIn, noSubject, subjectOf } from "../identity-text";
import type { Assertion } from "./read-assertion";
import { TRANSIENT } from "./saml-names";

/**
 * Who an assertion is about, as the method reads it. A SAML provider is the team's own, so its word for an address is
 * taken; that the address is in a domain of the team is asked later.
 * @throws SsoProblem `no_subject`
 */
export function samlIdentity({ attributes: names }: SamlSettings, assertion: Assertion): SsoIdentity {
  const email = addressIn(names.email === "" ? assertion.nameId?.value : valueOf(assertion, names.email));
  return {
    subject: assertedSubject(names.subject, assertion),
    email,
    emailVerified: email !== null,
    firstName: names.firstName === "" ? null : nameIn(valueOf(assertion, names.firstName)),
    lastName: names.lastName === "" ? null : nameIn(valueOf(assertion, names.lastName)),
    attributes: [
      ...(assertion.nameId ? [{ name: "NameID", values: [assertion.nameId.value] }] : []),
      ...assertion.attributes.map(({ name, values }) => ({ name, values: [...values] })),
    ],
  };
}

function assertedSubject(name: string, assertion: Assertion): string {
  const subject = name === "" ? nameIdOf(assertion) : valueOf(assertion, name);
  if (subject !== undefined && subject !== "") return subjectOf(subject);
  const what = name === "" ? "no NameID" : `no attribute "${name}"`;
  throw noSubject(`The assertion holds ${what}, by which this method recognises people.`);
}

/** A transient NameID is another one each time (SAML 2.0 Core 8.3.8): it recognises nobody. */
function nameIdOf({ nameId }: Assertion): string | undefined {
  if (nameId?.format !== TRANSIENT) return nameId?.value;
  throw noSubject(
    "The provider sends a transient NameID, which is another one at each sign-in. Have it send a persistent one, or choose an attribute as the subject.",
  );
}

/** The first value of an attribute by its name, else by its friendly name. */
function valueOf({ attributes }: Assertion, name: string): string | undefined {
  const found =
    attributes.find((attribute) => attribute.name === name) ??
    attributes.find((attribute) => attribute.friendlyName === name);
  return found?.values.find((value) => value !== "");
}
