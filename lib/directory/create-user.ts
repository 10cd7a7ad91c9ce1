import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";
import { recordEvent } from "@/lib/audit/record-event";
import { DEFAULT_ROLE } from "@/lib/contracts/roles";
import { newId } from "@/lib/ids";
import { type Draft, type JsonObject, resourceNotFound, type StoredResource, uniqueness } from "@/scim";
import { type AccountLink, followEmail, linkAccount } from "./account-link";
import type { DirectoryContext } from "./directory-actor";
import { documentText } from "./document-text";
import { inviteAccount } from "./invite-account";
import { lockTeam, requireFreeSeat } from "./team-rules";
import { readUser } from "./user-row";

interface Existing {
  readonly id: string;
  readonly active: boolean;
  readonly invited: boolean;
  readonly account_id: string | null;
}

/**
 * Adds a person (product: U1 to U7, U12): a new member, or the inactive one of the same userName or externalId restored
 * under its old id, or a pending invitation adopted. Throws 409 uniqueness and 403 without a free seat.
 */
export function createUser(ctx: DirectoryContext, { document }: Draft): Promise<StoredResource> {
  const { teamId } = ctx.actor;
  return ctx.db.transaction(async (tx) => {
    const { seats } = await lockTeam(tx, teamId);
    const existing = await findExisting(tx, teamId, document);
    if (document.active !== false && !existing?.active) await requireFreeSeat(tx, teamId, seats);
    const id = existing ? await restore(ctx, tx, existing, document) : await insert(ctx, tx, document);
    const created = await readUser(tx, teamId, id, true);
    if (!created) throw resourceNotFound("User", id);
    await recordEvent(tx, teamId, ctx.actor.audit, ctx.clock(), {
      action: existing ? "member.restored" : "member.created",
      targetId: id,
      targetName: documentText(document, "userName"),
    });
    return created;
  });
}

/** An externalId that several people have tells nobody apart, so it brings nobody back. */
async function findExisting(tx: Db, teamId: string, document: JsonObject): Promise<Existing | undefined> {
  const userName = documentText(document, "userName");
  const externalId = typeof document.externalId === "string" ? document.externalId : null;
  const [found] = await rows<Existing & { same_name: boolean }>(
    tx,
    sql`select id, active, joined_at is null as invited, account_id, user_name_key = scim_fold(${userName}) as same_name
      from members m
      where team_id = ${teamId} and (
        user_name_key = scim_fold(${userName})
        or (external_id = ${externalId}::text and not active and not exists (
          select 1 from members o where o.team_id = m.team_id and o.external_id = m.external_id and o.id <> m.id))
        or (email_key = scim_fold(scim_email(${JSON.stringify(document)}::jsonb)) and joined_at is null))
      order by same_name desc, id limit 1`,
    { name: "directory_existing_user" },
  );
  if (found?.same_name && found.active && !found.invited) throw userNameTaken(userName, found.id);
  return found;
}

export function userNameTaken(userName: string, id?: string) {
  const where = id === undefined ? "" : ` (id ${id})`;
  return uniqueness(
    `A user with the userName "${userName}" is in this team already${where}. Look it up by its userName and update it.`,
  );
}

async function insert(ctx: DirectoryContext, tx: Db, document: JsonObject): Promise<string> {
  const { teamId } = ctx.actor;
  const id = newId("usr");
  const link = await linkAccount(ctx, tx, document);
  const at = ctx.clock().toISOString();
  await rows(
    tx,
    sql`with m as (
        insert into members (team_id, id, account_id, document, source, managed, joined_at, created_at, updated_at)
        values (${teamId}, ${id}, ${link.accountId}, ${JSON.stringify(document)}::jsonb, 'scim', true,
          ${link.pending ? null : at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz)
        returning team_id, id)
      insert into member_roles (team_id, member_id, role) select team_id, id, ${DEFAULT_ROLE}::text from m`,
    { name: "directory_insert_user" },
  );
  await inviteWhenPending(ctx, tx, id, link);
  return id;
}

async function restore(ctx: DirectoryContext, tx: Db, existing: Existing, document: JsonObject): Promise<string> {
  const { id, account_id: accountId } = existing;
  if (accountId !== null) await followEmail(ctx, tx, accountId, document);
  const link = accountId === null ? await linkAccount(ctx, tx, document) : { accountId, pending: existing.invited };
  const at = ctx.clock().toISOString();
  await rows(
    tx,
    sql`update members set document = ${JSON.stringify(document)}::jsonb, version = version + 1, managed = true, source = 'scim',
        account_id = ${link.accountId}::text, updated_at = ${at}::timestamptz,
        joined_at = case when ${link.pending}::boolean then null else coalesce(joined_at, ${at}::timestamptz) end
      where team_id = ${ctx.actor.teamId} and id = ${id}`,
    { name: "directory_restore_user" },
  );
  if (accountId === null) await inviteWhenPending(ctx, tx, id, link);
  return id;
}

async function inviteWhenPending(
  ctx: DirectoryContext,
  tx: Db,
  memberId: string,
  { pending }: AccountLink,
): Promise<void> {
  if (pending) await inviteAccount(ctx, tx, memberId);
}
