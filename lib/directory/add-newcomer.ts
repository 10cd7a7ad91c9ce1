import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { gatherByKey } from "@/db/gather-by-key";
import { statement, writeStatement } from "@/db/statement";
import { DEFAULT_ROLE } from "@/lib/contracts/roles";
import { newId } from "@/lib/ids";
import type { JsonObject, StoredResource } from "@/scim";
import { type AuditName, auditInsert, auditOfEach, auditValues } from "./audit-sql";
import type { DirectoryContext } from "./directory-actor";
import { documentText } from "./document-text";
import { hasAddress, insertNewcomersSql, newcomerRow } from "./insert-newcomers";
import { findNewcomers, type Surroundings, takesSeat } from "./newcomers";
import { roomySql } from "./resource-counts";
import { type ResourceRow, storedResource, userColumns } from "./resource-sql";

const lookAround = statement<Surroundings, "team" | "userName" | "externalId" | "document">(
  "directory_newcomer",
  ({ team, userName, externalId, document }) => sql`select
      ${roomySql(team)} as roomy,
      exists (select 1 from members where team_id = ${team} and user_name_key = scim_fold(${userName}))
        or exists (select 1 from members where team_id = ${team} and external_id = ${externalId}::text and active is not true)
        or exists (select 1 from invitations where team_id = ${team} and email_key = scim_fold(e.email)) as known,
      e.email, e.name,
      exists (select 1 from accounts where email_key = scim_fold(e.email)) as taken
    from teams t cross join (select scim_email(d.document) as email,
        coalesce(d.document ->> 'displayName', d.document #>> '{name,formatted}', d.document ->> 'userName') as name
      from (select ${document}::jsonb as document) d) e
    where t.id = ${team}`,
);

interface Call extends DirectoryContext {
  readonly document: JsonObject;
}

const add = gatherByKey<Call, StoredResource | undefined>({
  alone: addAlone,
  together: addTogether,
  agreed: ({ actor }) => actor.teamId,
  kind: "write",
});

/**
 * Adds a person whom nobody knows yet, with an account of their own where the document has an address: one statement that
 * looks and one that writes, for all whom one key adds at the same time. undefined when it takes a closer look under the
 * team's lock: few free seats, somebody who may come back or was asked, an address that has an account, or one that
 * somebody else took meanwhile. Then nothing has changed for that person.
 */
export function addNewcomer(ctx: DirectoryContext, document: JsonObject): Promise<StoredResource | undefined> {
  return add({ ...ctx, document });
}

async function addAlone(call: Call): Promise<StoredResource | undefined> {
  const { db, actor, document } = call;
  const text = JSON.stringify(document);
  const [around] = await lookAround(db, {
    team: actor.teamId,
    userName: documentText(document, "userName"),
    externalId: typeof document.externalId === "string" ? document.externalId : null,
    document: text,
  });
  if (!around || around.known || around.taken || !hasRoom(around, document)) return undefined;
  return insertNewcomer(call, text, around);
}

function hasRoom({ roomy }: Surroundings, document: JsonObject): boolean {
  return roomy || !takesSeat(document);
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
    address: hasAddress(email) ? email : null,
    name,
    document,
    at: at.toISOString(),
    ...auditValues(actor, at, "member.created", {}),
  });
  return inserted && newResource(inserted);
}

const insertAll = writeStatement<ResourceRow, "team" | "people">("directory_add_newcomers_of_key", (at) =>
  insertNewcomersSql(at, {
    auditType: "jsonb",
    audited: auditInsert(auditOfEach(at.team), "named"),
    kept: sql.raw("*"),
    answer: userColumns(at.team, { references: false }),
  }),
);

/** Those who need no closer look, each in the name of the own request, or by a unique violation nobody. */
async function addTogether(db: Db, calls: readonly Call[]): Promise<readonly (StoredResource | undefined)[]> {
  const team = calls[0]?.actor.teamId ?? "";
  const documents = calls.map(({ document }) => document);
  const newcomers = await findNewcomers(db, team, documents);
  const people = calls.map(({ actor, clock, document }, index) => {
    const newcomer = newcomers[index];
    if (!newcomer || !hasRoom(newcomer, document)) return undefined;
    const at = clock();
    return { ...newcomerRow(newcomer, at), audit: auditValues(actor, at, "member.created", {}) };
  });
  const added = people.filter((person) => person !== undefined);
  const inserted = added.length === 0 ? [] : await insertAll(db, { team, people: JSON.stringify(added) });
  const byId = new Map(inserted.map((row) => [row.id, newResource(row)]));
  return people.map((person) => person && byId.get(person.id));
}

/** Somebody new is in no group. */
function newResource(row: ResourceRow): StoredResource {
  return { ...storedResource(row), references: [] };
}
