import { SsoProblem } from "../sso-problem";
import type { XmlElement } from "../xml-tree";

/** How far the clocks of a provider and of this server may be apart. */
export const CLOCK_SKEW_MS = 3 * 60 * 1000;
/** Messages are made when they are needed, and arrive at once. */
const AGE_MS_MAX = 10 * 60 * 1000;

export interface Period {
  readonly notBefore: Date | null;
  readonly notOnOrAfter: Date | null;
}

/** A time of SAML: always UTC (Core 1.3.3). null for a text that is none. */
export function instantOf(text: string | undefined): Date | null {
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.test(text ?? "");
  if (text === undefined || !isTime) return null;
  const at = new Date(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** A time that is there but cannot be read must not count as none. Throws `unreadable`. */
export function periodOf({ attributes }: XmlElement): Period {
  const [notBefore, notOnOrAfter] = ["NotBefore", "NotOnOrAfter"].map((name) => {
    const at = instantOf(attributes.get(name));
    if (attributes.has(name) && !at) throw new SsoProblem("unreadable", `What is given as ${name} is not a time.`);
    return at;
  });
  return { notBefore: notBefore ?? null, notOnOrAfter: notOnOrAfter ?? null };
}

/** Throws `not_yet_valid` or `expired`, with both clocks. */
export function requireWithin({ notBefore, notOnOrAfter }: Period, now: Date, what: string): void {
  const clock = `The clock of this server says ${now.toISOString()}; that of the provider may be wrong.`;
  if (notBefore && now.getTime() + CLOCK_SKEW_MS < notBefore.getTime()) {
    throw new SsoProblem("not_yet_valid", `${what} is good only from ${notBefore.toISOString()} on. ${clock}`);
  }
  if (notOnOrAfter && now.getTime() - CLOCK_SKEW_MS >= notOnOrAfter.getTime()) {
    throw new SsoProblem("expired", `${what} was good only until ${notOnOrAfter.toISOString()}. ${clock}`);
  }
}

/** Refuses a message that was made long ago or will be, or that says of itself that it is over; gives when it is too old. */
export function requireRecent(message: XmlElement, now: Date): Date {
  const issuedAt = instantOf(message.attributes.get("IssueInstant"));
  const what = `The ${message.name}`;
  if (!issuedAt) throw new SsoProblem("unreadable", `${what} does not say when it was made.`);
  const end = new Date(issuedAt.getTime() + AGE_MS_MAX);
  requireWithin({ notBefore: issuedAt, notOnOrAfter: end }, now, what);
  requireWithin(periodOf(message), now, what);
  return end;
}
