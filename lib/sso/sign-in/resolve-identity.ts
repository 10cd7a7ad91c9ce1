import type { Db } from "@/db/client";
import type { SsoDecision, SsoIdentity, SsoRefusal } from "@/lib/contracts/sso-test";
import { emailDomain } from "@/lib/domains/email-domain";
import { verifiedDomains } from "@/lib/domains/verified-domains";
import { readSeats } from "@/lib/team/seats";
import type { SsoMethod } from "../find-method";
import { type Person, personOfAddress, personOfExternalId, personOfSubject, wasRemoved } from "./find-person";

/** What a sign-in comes to, with what carrying it out needs. */
export type Resolution =
  | {
      readonly kind: "signs_in";
      readonly rule: "subject" | "email";
      readonly person: Person;
      /** Whether the subject was linked to the person before. */
      readonly isLinked: boolean;
      /** The address that the team may answer for; null when it may not, or there is none. */
      readonly address: string | null;
    }
  | { readonly kind: "joins"; readonly address: string }
  | { readonly kind: "refused"; readonly reason: SsoRefusal; readonly person: Person | null };

type AddressStanding =
  | { readonly kind: "ours"; readonly address: string }
  | { readonly kind: "refused"; readonly reason: "email_missing" | "email_unverified" | "domain_unverified" };

/**
 * Who somebody at the provider is in the team. First by the subject that was linked at an earlier sign-in or that the
 * team's directory knows; then by the address, when the provider vouches for it and its domain is one that the team has
 * verified. An address elsewhere belongs to whoever owns it: no provider of a team opens an account by it. Who was
 * deactivated or removed does not come back by signing in (product: U16). Writes nothing.
 */
export async function resolveIdentity(db: Db, method: SsoMethod, identity: SsoIdentity): Promise<Resolution> {
  const { subject } = identity;
  const linked = await personOfSubject(db, method, subject);
  const known = linked === undefined || linked === "gone" ? undefined : linked;
  const person = known ?? (await personOfExternalId(db, method, subject));
  const standing = await standingOf(db, method.teamId, identity);
  if (person) return bySubject(db, method, identity, { person, isLinked: known !== undefined, standing });
  if (standing.kind === "refused") return refused(linked === "gone" ? "removed" : standing.reason);
  const { address } = standing;
  const found = await personOfAddress(db, method, subject, address);
  if (found) return byAddress(found, address);
  if (linked === "gone" || (await wasRemoved(db, method.teamId, address))) return refused("removed");
  if (!method.addsNewUsers) return refused("unknown");
  const { used, total } = await readSeats(db, method.teamId);
  return used < total ? { kind: "joins", address } : refused("no_seat");
}

/** What an admin who tests sees of it. */
export function decisionOf(resolution: Resolution): SsoDecision {
  switch (resolution.kind) {
    case "signs_in": {
      const { rule, person } = resolution;
      return { kind: "signs_in", rule, memberId: person.id, memberName: person.name };
    }
    case "joins":
      return { kind: "joins" };
    case "refused":
      return { kind: "refused", reason: resolution.reason };
    default:
      return resolution satisfies never;
  }
}

interface Recognised {
  readonly person: Person;
  readonly isLinked: boolean;
  readonly standing: AddressStanding;
}

async function bySubject(
  db: Db,
  method: SsoMethod,
  { subject }: SsoIdentity,
  { person, isLinked, standing }: Recognised,
): Promise<Resolution> {
  const address = standing.kind === "ours" ? standing.address : null;
  if (!person.active) return refused("deactivated", person);
  const isComplete = person.joined && person.accountId !== null;
  if (isComplete) return { kind: "signs_in", rule: "subject", person, isLinked, address };
  // Whom the team's own domain vouches for has agreed by signing in, and has an account by that address.
  const named = address === null ? undefined : await personOfAddress(db, method, subject, address);
  if (named?.id === person.id) return { kind: "signs_in", rule: "email", person, isLinked, address };
  return refused(person.joined ? "email_missing" : "not_joined", person);
}

function byAddress(person: Person, address: string): Resolution {
  if (!person.active) return refused("deactivated", person);
  if (person.hasOtherSubject) return refused("linked_to_another", person);
  return { kind: "signs_in", rule: "email", person, isLinked: false, address };
}

async function standingOf(db: Db, teamId: string, { email, emailVerified }: SsoIdentity): Promise<AddressStanding> {
  const domain = email === null ? undefined : emailDomain(email);
  if (email === null || domain === undefined) return { kind: "refused", reason: "email_missing" };
  if (!emailVerified) return { kind: "refused", reason: "email_unverified" };
  const isOurs = (await verifiedDomains(db, teamId, [domain])).has(domain);
  return isOurs ? { kind: "ours", address: email } : { kind: "refused", reason: "domain_unverified" };
}

function refused(reason: SsoRefusal, person: Person | null = null): Resolution {
  return { kind: "refused", reason, person };
}
