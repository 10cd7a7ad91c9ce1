import { sql } from "drizzle-orm";
import { statement, writeStatement } from "@/db/statement";
import { DEFAULT_ROLE } from "@/lib/contracts/roles";
import { emailDomain } from "@/lib/domains/email-domain";
import { newId } from "@/lib/ids";
import type { JsonObject, StoredResource } from "@/scim";
import { type AuditName, auditInsert, auditValues } from "./audit-sql";
import type { DirectoryContext } from "./directory-actor";
import { documentText } from "./document-text";
import { roomySql } from "./resource-counts";
import { type ResourceRow, storedResource, userColumns } from "./resource-sql";

/** What of the team and of all accounts decides over a new person. */
export interface Surroundings {
  /** Whether seats are so many that nobody has to wait for the others to count them. */
  readonly roomy: boolean;
  /** Whether the person may be one whom the team knows or has asked. */
  readonly known: boolean;
  readonly email: string | null;
  readonly name: string;
  /** Whether the address has an account already. */
  readonly taken: boolean;
}

const lookAround = statement<Surroundings, "team" | "userName" | "externalId" | "document">(
  "directory_newcomer",
  ({ team, userName, externalId, document }) => sql`select
      ${roomySql(team)} as roomy,
      exists (select 1 from members where team_id = ${team} and user_name_key = scim_fold(${userName}))
        or exists (select 1 from members where team_id = ${team} and external_id = ${externalId}::text and not active)
        or exists (select 1 from invitations where team_id = ${team} and email_key = scim_fold(e.email)) as known,
      e.email, e.name,
      exists (select 1 from accounts where email_key = scim_fold(e.email)) as taken
    from teams t cross join (select scim_email(d.document) as email,
        coalesce(d.document ->> 'displayName', d.document #>> '{name,formatted}', d.document ->> 'userName') as name
      from (select ${document}::jsonb as document) d) e
    where t.id = ${team}`,
);

/**
 * Adds a person whom nobody knows yet, with an account of their own where the document has an address: one statement that
 * looks and one that writes. undefined when it takes a closer look under the team's lock: few free seats, somebody who
 * may come back or was asked, an address that has an account, or one that somebody else took meanwhile. Then nothing has
 * changed.
 */
export async function addNewcomer(ctx: DirectoryContext, document: JsonObject): Promise<StoredResource | undefined> {
  const { db, actor } = ctx;
  const text = JSON.stringify(document);
  const [around] = await lookAround(db, {
    team: actor.teamId,
    userName: documentText(document, "userName"),
    externalId: typeof document.externalId === "string" ? document.externalId : null,
    document: text,
  });
  if (!around || around.known || around.taken || !(around.roomy || document.active === false)) return undefined;
  return insertNewcomer(ctx, text, around);
}

type Name = "team" | "id" | "account" | "address" | "name" | "document" | "at" | AuditName;

const insert = writeStatement<ResourceRow, Name>(
  "directory_add_newcomer",
  (at) => sql`with a as (
      insert into accounts (id, email, name, created_by_team_id, created_at, updated_at)
      select ${at.account}::text, ${at.address}::text, ${at.name}::text, ${at.team}::text, ${at.at}::timestamptz,
        ${at.at}::timestamptz
      where ${at.address}::text is not null
      on conflict (email_key) do nothing returning id),
    u as (
      insert into members (team_id, id, account_id, document, source, managed, joined_at, created_at, updated_at)
      select ${at.team}::text, ${at.id}::text, a.id, ${at.document}::jsonb, 'scim', true, ${at.at}::timestamptz,
        ${at.at}::timestamptz, ${at.at}::timestamptz
      from (select) one left join a on true
      where ${at.address}::text is null or a.id is not null
      returning *),
    role as (
      insert into member_roles (team_id, member_id, role)
      select team_id, id, ${sql.raw(`'${DEFAULT_ROLE}'`)} from u),
    named as (select id, shown_name as name from u),
    audited as (${auditInsert(at, "named")})
    select ${userColumns(at.team, { references: false })} from u r`,
);

async function insertNewcomer(
  { db, actor, clock }: DirectoryContext,
  document: string,
  { email, name }: Surroundings,
): Promise<StoredResource | undefined> {
  const at = clock();
  const [inserted] = await insert(db, {
    team: actor.teamId,
    id: newId("usr"),
    account: newId("acc"),
    address: email !== null && emailDomain(email) !== undefined ? email : null,
    name,
    document,
    at: at.toISOString(),
    ...auditValues(actor, at, "member.created", {}),
  });
  // Somebody new is in no group.
  return inserted && { ...storedResource(inserted), references: [] };
}
