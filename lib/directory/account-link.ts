import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";
import { newId } from "@/lib/ids";
import { type JsonObject, ScimError } from "@/scim";
import type { DirectoryContext } from "./directory-actor";

/** Which account a member signs in with; `pending` while its owner has not yet agreed to join. */
export interface AccountLink {
  readonly accountId: string | null;
  readonly pending: boolean;
}

interface Candidate {
  readonly email: string | null;
  readonly name: string;
  readonly account_id: string | null;
  readonly made_here: boolean;
  readonly own_member: string | null;
  readonly elsewhere: boolean;
}

/**
 * The account for a new member's document: by its e-mail (product: U1, U2, U4). Without one there is none; an address
 * that another member of the team has stays with that member. Throws 409 when the account is in another team.
 */
export async function linkAccount(ctx: DirectoryContext, tx: Db, document: JsonObject): Promise<AccountLink> {
  const candidate = await findCandidate(ctx, tx, document);
  if (candidate.elsewhere && candidate.own_member === null) {
    throw new ScimError(
      409,
      `${candidate.email} has an account in another team. Remove it there first, or send another e-mail address.`,
      "uniqueness",
    );
  }
  return chooseAccount(ctx, tx, candidate);
}

/** The account for a member that had none, after its document changed; null while its address is not free to take. */
export async function linkAccountLater(ctx: DirectoryContext, tx: Db, document: JsonObject): Promise<string | null> {
  const candidate = await findCandidate(ctx, tx, document);
  if (candidate.elsewhere || (candidate.account_id !== null && !candidate.made_here)) return null;
  return (await chooseAccount(ctx, tx, candidate)).accountId;
}

async function chooseAccount(ctx: DirectoryContext, tx: Db, candidate: Candidate): Promise<AccountLink> {
  if (candidate.email === null || candidate.own_member !== null) return { accountId: null, pending: false };
  if (candidate.account_id === null) return { accountId: await makeAccount(ctx, tx, candidate), pending: false };
  return { accountId: candidate.account_id, pending: !candidate.made_here };
}

/**
 * Lets an account that this team's identity provider made follow a new e-mail address. Anybody else's account keeps its
 * address: it is not the team's to change (U15).
 */
export async function followEmail(
  ctx: DirectoryContext,
  tx: Db,
  accountId: string,
  document: JsonObject,
): Promise<void> {
  await rows(
    tx,
    sql`update accounts a set email = e.email, updated_at = ${ctx.clock().toISOString()}::timestamptz
      from (select scim_email(${JSON.stringify(document)}::jsonb) as email) e
      where a.id = ${accountId} and a.created_by_team_id = ${ctx.actor.teamId} and e.email is not null
        and a.email is distinct from e.email
        and not exists (select 1 from members m where m.account_id = a.id and m.team_id <> ${ctx.actor.teamId})
        and not exists (select 1 from accounts o where o.email_key = scim_fold(e.email) and o.id <> a.id)`,
  );
}

async function findCandidate({ actor }: DirectoryContext, tx: Db, document: JsonObject): Promise<Candidate> {
  const [candidate] = await rows<Candidate>(
    tx,
    sql`select e.email, e.name, a.id as account_id, coalesce(a.created_by_team_id = ${actor.teamId}, false) as made_here,
        (select m.id from members m where m.team_id = ${actor.teamId} and m.account_id = a.id) as own_member,
        exists (select 1 from members m where m.account_id = a.id and m.team_id <> ${actor.teamId}) as elsewhere
      from (select scim_email(d.document) as email,
          coalesce(d.document ->> 'displayName', d.document #>> '{name,formatted}', d.document ->> 'userName') as name
        from (select ${JSON.stringify(document)}::jsonb as document) d) e
      left join accounts a on a.email_key = scim_fold(e.email)`,
    { name: "directory_account_candidate" },
  );
  if (!candidate) throw new Error("A query without a condition gave no row.");
  return candidate;
}

async function makeAccount({ actor, clock }: DirectoryContext, tx: Db, { email, name }: Candidate): Promise<string> {
  const at = clock().toISOString();
  const [account] = await rows<{ id: string }>(
    tx,
    sql`insert into accounts (id, email, name, created_by_team_id, created_at, updated_at)
      values (${newId("acc")}, ${email}, ${name}, ${actor.teamId}, ${at}::timestamptz, ${at}::timestamptz)
      on conflict (email_key) do nothing returning id`,
    { name: "directory_make_account" },
  );
  if (account) return account.id;
  throw new ScimError(409, `${email} is being added to another team at this moment. Try again.`, "uniqueness");
}
