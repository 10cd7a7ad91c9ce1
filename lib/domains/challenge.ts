import { randomBytes } from "node:crypto";

/** A label of its own keeps the record apart from those of other services, and from what stands at the domain itself. */
export const CHALLENGE_LABEL = "_muster-challenge";

const TOKEN_BYTES = 20;

/** What is secret about it is nothing: everybody can read it in DNS. It only cannot be guessed beforehand. */
export function newChallengeToken(): string {
  return randomBytes(TOKEN_BYTES).toString("hex");
}

/** Where the TXT record stands. */
export function challengeHost(name: string): string {
  return `${CHALLENGE_LABEL}.${name}`;
}

/** What the TXT record holds. */
export function challengeValue(token: string): string {
  return `muster-domain-verification=${token}`;
}
