import type { Db } from "@/db/database";
import { emailDomain } from "@/lib/domains/email-domain";
import { verifiedDomains } from "@/lib/domains/verified-domains";
import { invalidValue, type JsonObject } from "@/scim";
import { emailAddress, signInAddress, userNameAddress } from "./sign-in-address";
import type { LockedUser } from "./user-row";

/**
 * Refuses to move a person to an address in a domain that is new to them and that the team has not verified (product:
 * U11): the sign-in address and a userName that looks like one. Who has no address and no account yet may get any, as
 * a new person may. Throws 400 invalidValue naming the domain.
 */
export async function requireOwnDomain(tx: Db, teamId: string, before: LockedUser, next: JsonObject): Promise<void> {
  await requireVerified(tx, teamId, before, [...newUserName(before, next), ...newSignInAddress(before, next)]);
}

/** The same for somebody who waits for an answer to an invitation: only the address that was invited counts. */
export async function requireOwnSignInDomain(
  tx: Db,
  teamId: string,
  before: LockedUser,
  next: JsonObject,
): Promise<void> {
  await requireVerified(tx, teamId, before, newSignInAddress(before, next));
}

interface Address {
  readonly address: string;
  readonly domain: string;
}

type MaybeAddress = string | null | undefined;

/** A userName may also take the domain of the address that the person signs in with. */
function newUserName({ document, account_email: accountEmail }: LockedUser, next: JsonObject): readonly Address[] {
  const own = userNameAddress(document);
  return outside([own, signInAddress(document), accountEmail], own, userNameAddress(next));
}

/**
 * E-mail addresses that only disappear move nobody: the account stays. Somebody may be deactivated with whatever address;
 * when they come back, it is their account's that counts.
 */
function newSignInAddress(before: LockedUser, next: JsonObject): readonly Address[] {
  const { document, active, account_email: accountEmail, account_is_ours: isOurs } = before;
  if (!active && isOurs) return outside([accountEmail], accountEmail, signInAddress(next));
  const isUserNameKept = userNameAddress(next) === userNameAddress(document);
  if (emailAddress(next) === undefined && isUserNameKept) return [];
  const own = signInAddress(document);
  return outside([own, accountEmail], own, signInAddress(next));
}

/** `next`, when it is another address than `own`, in a domain that none of the known addresses has; one must be known. */
function outside(known: readonly MaybeAddress[], own: MaybeAddress, next: string | undefined): readonly Address[] {
  const domain = next === undefined ? undefined : emailDomain(next);
  if (next === undefined || domain === undefined || next === own) return [];
  const domains = domainsOf(known);
  return domains.size === 0 || domains.has(domain) ? [] : [{ address: next, domain }];
}

function domainsOf(addresses: readonly MaybeAddress[]): ReadonlySet<string> {
  return new Set(addresses.flatMap((address) => emailDomain(address ?? "") ?? []));
}

async function requireVerified(tx: Db, teamId: string, { name }: LockedUser, addresses: readonly Address[]) {
  const names = addresses.map(({ domain }) => domain);
  const verified = await verifiedDomains(tx, teamId, names);
  const refused = addresses.find(({ domain }) => !verified.has(domain));
  if (!refused) return;
  throw invalidValue(
    `${name} cannot move to "${refused.address}": this team has not verified the domain ${refused.domain}. Nothing was` +
      ` changed. Verify ${refused.domain} under Team Settings > Domains, then send the change again.`,
  );
}
