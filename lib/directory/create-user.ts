import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";
import { DEFAULT_ROLE } from "@/lib/contracts/roles";
import { newId } from "@/lib/ids";
import { type Draft, type JsonObject, resourceNotFound, type StoredResource, uniqueness } from "@/scim";
import { linkNewMember } from "./account-link";
import { addNewcomer } from "./add-newcomer";
import { auditSql } from "./audit-sql";
import type { DirectoryContext } from "./directory-actor";
import { documentText } from "./document-text";
import { inviteAccount } from "./invite-account";
import { type ResourceRow, storedResource, userColumns } from "./resource-sql";
import { restoreUser } from "./restore-user";
import { lockTeam, requireFreeSeat } from "./team-rules";
import { LOCKED_USER, type LockedUser } from "./user-row";

/**
 * Adds a person (product: U1 to U7, U12): a new member, or the inactive one of the same userName or externalId restored
 * under its old id, or one who was invited by hand adopted. Throws 409 uniqueness, 403 without a free seat, 400 when
 * somebody would come back with an address that the team may not give.
 */
export async function createUser(ctx: DirectoryContext, { document }: Draft): Promise<StoredResource> {
  // Within the transaction that holds declared schemas, a refusal must leave it whole.
  const added = ctx.schemas?.version ? undefined : await addNewcomer(ctx, document);
  return added ?? createCarefully(ctx, document);
}

function createCarefully(ctx: DirectoryContext, document: JsonObject): Promise<StoredResource> {
  const { teamId } = ctx.actor;
  return ctx.db.transaction(async (tx) => {
    const { seats } = await lockTeam(tx, teamId);
    const existing = await findExisting(tx, teamId, document);
    if (document.active !== false && !existing?.active) await requireFreeSeat(tx, teamId, seats);
    return existing ? restoreUser(ctx, tx, existing, document) : insertUser(ctx, tx, document);
  });
}

/**
 * The row that the person comes back to. An externalId that several people have tells nobody apart, so it brings nobody
 * back; an address that is asked already does when an admin asked, not when the identity provider did for somebody else.
 * The ids come as one array, found once: a join could be planned the other way round before the tables have statistics.
 */
async function findExisting(tx: Db, teamId: string, document: JsonObject): Promise<LockedUser | undefined> {
  const userName = documentText(document, "userName");
  const externalId = typeof document.externalId === "string" ? document.externalId : null;
  const [found] = await rows<LockedUser & { same_name: boolean }>(
    tx,
    sql`select ${LOCKED_USER.columns}, m.user_name_key = scim_fold(${userName}) as same_name
      from ${LOCKED_USER.from}
      where m.team_id = ${teamId} and m.id = any(array(
        select id from members where team_id = ${teamId} and user_name_key = scim_fold(${userName})
        union all
        select min(id) from members where team_id = ${teamId} and external_id = ${externalId}::text
          having count(*) = 1 and bool_and(not active)
        union all
        select (select w.id from members w
            where w.team_id = i.team_id and w.id = i.member_id and w.joined_at is null and not w.managed)
          from invitations i
          where i.team_id = ${teamId} and i.email_key = scim_fold(scim_email(${JSON.stringify(document)}::jsonb))))
      order by same_name desc, m.active, m.id limit 1 for update of m`,
    { name: "directory_existing_user" },
  );
  if (found?.same_name && found.active && (found.joined || found.managed)) throw userNameTaken(userName, found.id);
  return found;
}

export function userNameTaken(userName: string, id: string | undefined) {
  const where = id === undefined ? "" : ` (id ${id})`;
  return uniqueness(
    `A user with the userName "${userName}" is in this team already${where}. Look it up by its userName and update it.`,
  );
}

async function insertUser(ctx: DirectoryContext, tx: Db, document: JsonObject): Promise<StoredResource> {
  const { actor, clock } = ctx;
  const id = newId("usr");
  const { accountId, joined } = await linkNewMember(ctx, tx, document);
  const at = clock();
  const now = sql`${at.toISOString()}::timestamptz`;
  const [inserted] = await rows<ResourceRow>(
    tx,
    sql`with u as (
        insert into members (team_id, id, account_id, document, source, managed, joined_at, created_at, updated_at)
        values (${actor.teamId}, ${id}, ${accountId}, ${JSON.stringify(document)}::jsonb, 'scim', true,
          case when ${joined}::boolean then ${now} end, ${now}, ${now})
        returning *),
      role as (insert into member_roles (team_id, member_id, role) select team_id, id, ${DEFAULT_ROLE}::text from u),
      named as (select id, shown_name as name from u),
      audited as (${auditSql(actor, at, "member.created", "named", joined ? {} : { invited: true })})
      select ${userColumns(actor.teamId, { references: true })} from u r`,
    { name: "directory_insert_user" },
  );
  if (!inserted) throw resourceNotFound("User", id);
  if (!joined && document.active !== false) await inviteAccount(ctx, tx, id);
  return storedResource(inserted);
}
