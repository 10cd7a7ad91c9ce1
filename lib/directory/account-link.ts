import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";
import { emailDomain } from "@/lib/domains/email-domain";
import { verifiedDomains } from "@/lib/domains/verified-domains";
import { newId } from "@/lib/ids";
import { proveAddress } from "@/lib/members/prove-address";
import { type JsonObject, uniqueness } from "@/scim";
import type { DirectoryContext } from "./directory-actor";
import { signInAddress } from "./sign-in-address";
import type { LockedUser } from "./user-row";

/** Which account a member signs in with. */
export interface AccountLink {
  readonly accountId: string | null;
  /** false while the account's owner has not agreed to join. */
  readonly joined: boolean;
}

/** Somebody else may take the address between the look and the claim; the next look finds whose it is. */
const ATTEMPTS_MAX = 2;

/**
 * The account for a new member's document, by its e-mail (product: U1 to U4). Throws 409 when it is of another team and
 * its domain is not this team's.
 */
export async function linkNewMember(ctx: DirectoryContext, tx: Db, document: JsonObject): Promise<AccountLink> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const candidate = await findCandidate(ctx, tx, document, null);
    const claim = await claimOf(ctx, tx, candidate);
    if (claim === "of another team") throw accountElsewhere(candidate);
    const link = await claimed(ctx, tx, candidate, claim);
    if (link) return link;
  }
  throw addressContended();
}

interface Circumstances {
  /** Whether the document leaves the member active. */
  readonly active: boolean;
  /** Whether the member is an active admin: then it does not go back to waiting for an answer. */
  readonly admin: boolean;
}

/**
 * The account of a member whose document becomes this one. Who has one keeps it, and it follows the address where it may;
 * who has none gets one as soon as the address is free; who waits for an answer joins once the address is the team's. For
 * somebody inactive all this waits until they are back.
 */
export async function relinkMember(
  ctx: DirectoryContext,
  tx: Db,
  member: LockedUser,
  document: JsonObject,
  { active, admin }: Circumstances,
): Promise<AccountLink> {
  const { account_id: accountId, joined } = member;
  if (!active) return { accountId, joined };
  if (joined && accountId !== null) {
    await followAddress(ctx, tx, member, document);
    return { accountId, joined };
  }
  const candidate = await findCandidate(ctx, tx, document, member.id);
  const claim = await claimOf(ctx, tx, candidate);
  const isForeign = claim === "ask" || claim === "of another team";
  if (joined && isForeign && (admin || claim === "of another team")) return { accountId, joined };
  const link = await claimed(ctx, tx, candidate, isForeign ? "ask" : claim);
  if (!link) throw addressContended();
  return link;
}

interface Candidate {
  readonly email: string | null;
  readonly name: string;
  readonly account_id: string | null;
  readonly made_here: boolean;
  /** Whether another member of this team has the account. */
  readonly held: boolean;
  readonly elsewhere: boolean;
}

/** What this team may do with the account of an address. */
type Claim = "no account" | "make" | "join" | "ask" | "of another team";

async function claimOf({ actor }: DirectoryContext, tx: Db, candidate: Candidate): Promise<Claim> {
  const { email, account_id: accountId, made_here: madeHere, held, elsewhere } = candidate;
  const domain = email === null ? undefined : emailDomain(email);
  if (domain === undefined || held) return "no account";
  if (accountId === null) return "make";
  if (madeHere && !elsewhere) return "join";
  if ((await verifiedDomains(tx, actor.teamId, [domain])).has(domain)) return "join";
  return elsewhere ? "of another team" : "ask";
}

/** undefined when somebody else took the address meanwhile. */
async function claimed(
  ctx: DirectoryContext,
  tx: Db,
  candidate: Candidate,
  claim: Exclude<Claim, "of another team">,
): Promise<AccountLink | undefined> {
  switch (claim) {
    case "no account":
      return { accountId: null, joined: true };
    case "make": {
      const accountId = await makeAccount(ctx, tx, candidate);
      return accountId === undefined ? undefined : { accountId, joined: true };
    }
    case "join":
      if (candidate.account_id !== null) await proveAddress(tx, ctx.clock(), candidate.account_id);
      return { accountId: candidate.account_id, joined: true };
    case "ask":
      return { accountId: candidate.account_id, joined: false };
    default:
      return claim satisfies never;
  }
}

async function findCandidate(
  { actor }: DirectoryContext,
  tx: Db,
  document: JsonObject,
  memberId: string | null,
): Promise<Candidate> {
  const { teamId } = actor;
  const [candidate] = await rows<Candidate>(
    tx,
    sql`select e.email, e.name, a.id as account_id, coalesce(a.created_by_team_id = ${teamId}, false) as made_here,
        exists (select 1 from members m where m.team_id = ${teamId} and m.account_id = a.id
          and m.id is distinct from ${memberId}::text) as held,
        exists (select 1 from members m where m.team_id <> ${teamId} and m.account_id = a.id
          and m.joined_at is not null) as elsewhere
      from (select scim_email(d.document) as email,
          coalesce(d.document ->> 'displayName', d.document #>> '{name,formatted}', d.document ->> 'userName') as name
        from (select ${JSON.stringify(document)}::jsonb as document) d) e
      left join accounts a on a.email_key = scim_fold(e.email)`,
    { name: "directory_account_candidate" },
  );
  if (!candidate) throw new Error("A query without a condition gave no row.");
  return candidate;
}

async function makeAccount(
  { actor, clock }: DirectoryContext,
  tx: Db,
  { email, name }: Candidate,
): Promise<string | undefined> {
  const at = clock().toISOString();
  const [account] = await rows<{ id: string }>(
    tx,
    sql`insert into accounts (id, email, name, created_by_team_id, created_at, updated_at)
      values (${newId("acc")}, ${email}, ${name}, ${actor.teamId}, ${at}::timestamptz, ${at}::timestamptz)
      on conflict (email_key) do nothing returning id`,
    { name: "directory_make_account" },
  );
  return account?.id;
}

/**
 * Lets the account take the address of the document: one that is this team's alone within its domain or into a verified
 * one, any other only from a verified domain into one. Else it keeps its address: it is not the team's to change (product:
 * U15).
 */
async function followAddress(ctx: DirectoryContext, tx: Db, member: LockedUser, document: JsonObject): Promise<void> {
  if (signInAddress(document) === member.account_email) return;
  const { email, account_id: ownerId } = await findCandidate(ctx, tx, document, member.id);
  const isFree = ownerId === null || ownerId === member.account_id;
  if (email === null || email === member.account_email || !isFree) return;
  if (!(await mayRename(ctx, tx, member, email))) return;
  await rows(
    tx,
    sql`update accounts set email = ${email}, updated_at = ${ctx.clock().toISOString()}::timestamptz
      where id = ${member.account_id}`,
    { name: "directory_rename_account" },
  );
}

async function mayRename({ actor }: DirectoryContext, tx: Db, member: LockedUser, email: string): Promise<boolean> {
  const next = emailDomain(email);
  const before = emailDomain(member.account_email ?? "");
  if (next === undefined || before === undefined) return false;
  const isOurs = member.account_is_ours;
  if (isOurs && next === before) return true;
  const verified = await verifiedDomains(tx, actor.teamId, [before, next]);
  return verified.has(next) && (isOurs || verified.has(before));
}

function accountElsewhere({ email }: Candidate) {
  const domain = emailDomain(email ?? "") ?? "";
  return uniqueness(
    `${email} has an account in another team, so it was not added. Remove it there, or have an admin of this team verify` +
      ` the domain ${domain} under Team Settings > Domains, then provision again.`,
  );
}

/** Two teams that take one address at the same moment: the later one finds out at once and can decide anew. */
export function addressContended() {
  return uniqueness("The e-mail address is being added to another team at this moment. Send the request again.");
}
