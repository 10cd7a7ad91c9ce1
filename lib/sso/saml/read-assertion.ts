import { SsoProblem } from "../sso-problem";
import type { XmlElement } from "../xml-tree";
import { childrenOf, onlyChild, textOf } from "./saml-document";
import { ASSERTION, BEARER } from "./saml-names";
import { CLOCK_SKEW_MS, instantOf, periodOf, requireRecent, requireWithin } from "./saml-time";

/** Whom a SAML provider names. */
export interface NameId {
  readonly value: string;
  readonly format: string;
  readonly nameQualifier: string | null;
  readonly spNameQualifier: string | null;
}

export interface SamlAttribute {
  readonly name: string;
  readonly friendlyName: string;
  readonly values: readonly string[];
}

export interface Assertion {
  readonly id: string;
  /** The request that it answers, by its own word; null when it names none. */
  readonly inResponseTo: string | null;
  readonly nameId: NameId | null;
  readonly sessionIndex: string | null;
  readonly attributes: readonly SamlAttribute[];
  /** From then on it is refused as too old. */
  readonly goodUntil: Date;
}

/** For whom an assertion has to be. */
export interface Expectation {
  readonly idpIssuer: string;
  readonly entityId: string;
  readonly acsUrl: string;
  readonly now: Date;
}

/**
 * Reads an assertion whose signature is verified, and checks what it says of itself: by whom, for whom, where to, when
 * (SAML 2.0 Core 2.5, Profiles 4.1.4.3).
 * @throws SsoProblem
 */
export function readAssertion(assertion: XmlElement, expected: Expectation): Assertion {
  requireIssuer(assertion, expected.idpIssuer);
  const goodUntil = requireRecent(assertion, expected.now);
  const conditionsEnd = requireConditions(assertion, expected);
  const subject = onlyChild(assertion, ASSERTION, "Subject");
  const confirmation = requireConfirmation(subject, expected);
  return {
    id: assertion.attributes.get("ID") ?? "",
    inResponseTo: confirmation.inResponseTo,
    nameId: nameIdOf(subject),
    sessionIndex: requireSession(assertion, expected.now),
    attributes: attributesOf(assertion),
    goodUntil: earliest([goodUntil, conditionsEnd, confirmation.goodUntil]),
  };
}

/** Throws `wrong_issuer` unless the element says that it is the provider's. */
export function requireIssuer(element: XmlElement, idpIssuer: string): void {
  const issuer = onlyChild(element, ASSERTION, "Issuer");
  const said = issuer ? textOf(issuer) : "";
  if (said === idpIssuer) return;
  throw new SsoProblem(
    "wrong_issuer",
    `The response is of the issuer "${said}", but this method expects "${idpIssuer}". Enter the issuer as the provider writes it, if it is yours.`,
  );
}

/** What a provider's attributes say, of an assertion that need not be verified. */
export function attributesOf(assertion: XmlElement): readonly SamlAttribute[] {
  return childrenOf(assertion, ASSERTION, "AttributeStatement")
    .flatMap((statement) => childrenOf(statement, ASSERTION, "Attribute"))
    .map((attribute) => ({
      name: attribute.attributes.get("Name") ?? "",
      friendlyName: attribute.attributes.get("FriendlyName") ?? "",
      values: childrenOf(attribute, ASSERTION, "AttributeValue").map(textOf),
    }));
}

function requireConditions(assertion: XmlElement, { entityId, now }: Expectation): Date | null {
  const conditions = onlyChild(assertion, ASSERTION, "Conditions");
  if (!conditions) throw new SsoProblem("wrong_audience", "The assertion does not say for whom it is.");
  const period = periodOf(conditions);
  requireWithin(period, now, "The assertion");
  const restrictions = childrenOf(conditions, ASSERTION, "AudienceRestriction");
  const audiences = restrictions.map((each) => childrenOf(each, ASSERTION, "Audience").map(textOf));
  if (audiences.length > 0 && audiences.every((names) => names.includes(entityId))) return period.notOnOrAfter;
  const named = audiences.flat().join(", ");
  throw new SsoProblem(
    "wrong_audience",
    `The assertion is for ${named === "" ? "nobody" : `"${named}"`}. Set the audience (SP Entity ID) at the provider to ${entityId}.`,
  );
}

interface Confirmation {
  readonly inResponseTo: string | null;
  readonly goodUntil: Date;
}

/** The first bearer confirmation that is good; when none is, the first one's problem. */
function requireConfirmation(subject: XmlElement | undefined, expected: Expectation): Confirmation {
  const bearers = (subject ? childrenOf(subject, ASSERTION, "SubjectConfirmation") : []).filter(
    ({ attributes }) => attributes.get("Method") === BEARER,
  );
  let first: SsoProblem | undefined;
  for (const bearer of bearers) {
    try {
      return confirmationOf(bearer, expected);
    } catch (error) {
      if (!(error instanceof SsoProblem)) throw error;
      first ??= error;
    }
  }
  throw first ?? new SsoProblem("wrong_recipient", "The assertion is not one that a browser may bring (bearer).");
}

function confirmationOf(bearer: XmlElement, { acsUrl, now }: Expectation): Confirmation {
  const data = onlyChild(bearer, ASSERTION, "SubjectConfirmationData");
  const recipient = data?.attributes.get("Recipient") ?? "";
  if (!data || recipient !== acsUrl) {
    throw new SsoProblem(
      "wrong_recipient",
      `The assertion is to be sent to "${recipient}". Set the ACS URL (Reply URL) at the provider to ${acsUrl}.`,
    );
  }
  const period = periodOf(data);
  if (!period.notOnOrAfter) throw new SsoProblem("expired", "The assertion does not say until when it may be brought.");
  requireWithin(period, now, "The assertion");
  return { inResponseTo: data.attributes.get("InResponseTo") ?? null, goodUntil: period.notOnOrAfter };
}

/** The provider's own session, which must not be over. */
function requireSession(assertion: XmlElement, now: Date): string | null {
  const [statement] = childrenOf(assertion, ASSERTION, "AuthnStatement");
  if (!statement) throw new SsoProblem("unreadable", "The assertion does not say that anybody signed in.");
  const end = instantOf(statement.attributes.get("SessionNotOnOrAfter"));
  requireWithin({ notBefore: null, notOnOrAfter: end }, now, "The session at the provider");
  return statement.attributes.get("SessionIndex") ?? null;
}

function nameIdOf(subject: XmlElement | undefined): NameId | null {
  const nameId = subject && onlyChild(subject, ASSERTION, "NameID");
  if (!nameId || textOf(nameId) === "") return null;
  return {
    value: textOf(nameId),
    format: nameId.attributes.get("Format") ?? "",
    nameQualifier: nameId.attributes.get("NameQualifier") ?? null,
    spNameQualifier: nameId.attributes.get("SPNameQualifier") ?? null,
  };
}

function earliest(instants: readonly (Date | null)[]): Date {
  const times = instants.flatMap((at) => (at ? [at.getTime()] : []));
  return new Date(Math.min(...times) + CLOCK_SKEW_MS);
}
