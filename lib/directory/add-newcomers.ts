import { sql } from "drizzle-orm";
import { isWriteConflict, uniqueViolation } from "@/db/errors";
import { statement, writeStatement } from "@/db/statement";
import { DEFAULT_ROLE } from "@/lib/contracts/roles";
import { emailDomain } from "@/lib/domains/email-domain";
import { newId } from "@/lib/ids";
import { foldCase, type JsonObject, type MadeResource } from "@/scim";
import type { Surroundings } from "./add-newcomer";
import { type AuditName, auditInsert, auditValues } from "./audit-sql";
import type { DirectoryContext } from "./directory-actor";
import { documentText } from "./document-text";
import { roomySql } from "./resource-counts";
import { countTakenSeats, lockTeam } from "./team-rules";

/**
 * Adds the first of these people, up to one whom `addNewcomer` would not add: a statement that looks and one that writes
 * for all of them, and where seats are few the team's lock around both. When somebody else is faster with a name or an
 * address, nobody is added.
 */
export async function addNewcomers(
  ctx: DirectoryContext,
  documents: readonly JsonObject[],
): Promise<readonly MadeResource[]> {
  try {
    const newcomers = await findNewcomers(ctx, documents);
    if (newcomers.length === 0) return [];
    // Within the transaction that holds declared schemas, a refusal must leave it whole.
    if (newcomers.every(({ roomy }) => roomy) && !ctx.schemas?.version) return await insertNewcomers(ctx, newcomers);
    return await ctx.db.transaction((tx) => addWithSeats({ ...ctx, db: tx }, documents));
  } catch (error) {
    if (uniqueViolation(error) !== undefined || isWriteConflict(error)) return [];
    throw error;
  }
}

/** The same under the team's lock, up to the one for whom no seat is left. */
async function addWithSeats(ctx: DirectoryContext, documents: readonly JsonObject[]): Promise<readonly MadeResource[]> {
  const { db, actor } = ctx;
  const { seats } = await lockTeam(db, actor.teamId);
  let free = seats - (await countTakenSeats(db, actor.teamId));
  const newcomers = await findNewcomers(ctx, documents);
  const seatless = newcomers.findIndex(({ document }) => {
    if (document.active === false) return false;
    free -= 1;
    return free < 0;
  });
  const seated = seatless < 0 ? newcomers : newcomers.slice(0, seatless);
  return seated.length === 0 ? [] : insertNewcomers(ctx, seated);
}

/** Scalar subqueries are looked up for each person; `exists` may be planned as a walk through all members. */
const lookAround = statement<Surroundings, "team" | "documents" | "wanted">(
  "directory_newcomers",
  ({ team, documents, wanted }) => sql`select
      ${roomySql(team, wanted)} as roomy, e.email, e.name,
      coalesce(
        (select true from members where team_id = ${team} and user_name_key = scim_fold(e.user_name) limit 1),
        (select true from members where team_id = ${team} and external_id = e.external_id and not active limit 1),
        (select true from invitations where team_id = ${team} and email_key = e.email_key limit 1), false) as known,
      coalesce((select true from accounts where email_key = e.email_key limit 1), false) as taken
    from teams t cross join (select n, email, scim_fold(email) as email_key, user_name, external_id, name
      from (select n, scim_email(document) as email, document ->> 'userName' as user_name,
          document ->> 'externalId' as external_id,
          coalesce(document ->> 'displayName', document #>> '{name,formatted}', document ->> 'userName') as name
        from jsonb_array_elements(${documents}::jsonb) with ordinality d(document, n) offset 0) d offset 0) e
    where t.id = ${team} order by e.n`,
);

/** What of a document the look needs: most of it is sent once. */
function lookedAt({ userName, externalId, displayName, name, emails }: JsonObject) {
  return { userName, externalId, displayName, name, emails };
}

interface Newcomer extends Surroundings {
  readonly document: JsonObject;
}

/** Those from the first on whom neither the team knows nor anybody before them could be. */
async function findNewcomers(
  { db, actor }: DirectoryContext,
  documents: readonly JsonObject[],
): Promise<readonly Newcomer[]> {
  const around = await lookAround(db, {
    team: actor.teamId,
    documents: JSON.stringify(documents.map(lookedAt)),
    wanted: documents.length,
  });
  const seen = new Set<string>();
  const newcomers: Newcomer[] = [];
  for (const [index, found] of around.entries()) {
    const document = documents[index];
    if (!document || found.known || found.taken) break;
    const externalIds = namesOf("externalId", documentText(document, "externalId"));
    const names = [
      ...namesOf("userName", foldCase(documentText(document, "userName"))),
      ...namesOf("email", foldCase(found.email ?? "")),
    ];
    if ([...externalIds, ...names].some((name) => seen.has(name))) break;
    // Several people may have one externalId, but somebody inactive is restored by it.
    for (const name of document.active === false ? [...externalIds, ...names] : names) seen.add(name);
    newcomers.push({ ...found, document });
  }
  return newcomers;
}

/** What tells a person from others, if there is any. */
function namesOf(kind: string, value: string): readonly string[] {
  return value === "" ? [] : [`${kind} ${value}`];
}

type Name = "team" | "people" | "at" | AuditName;

const insert = writeStatement<MadeResource, Name>(
  "directory_add_newcomers",
  (at) => sql`with p as materialized (
      select * from jsonb_to_recordset(${at.people}::jsonb)
        as p(id text, account text, address text, name text, audit text, document jsonb)),
    u as (
      insert into members (team_id, id, account_id, document, source, managed, joined_at, created_at, updated_at)
      select ${at.team}::text, id, account, document, 'scim', true, ${at.at}::timestamptz, ${at.at}::timestamptz,
        ${at.at}::timestamptz
      from p
      returning team_id, id, version, shown_name),
    a as (
      insert into accounts (id, email, name, created_by_team_id, created_at, updated_at)
      select account, address, name, ${at.team}::text, ${at.at}::timestamptz, ${at.at}::timestamptz
      from p where account is not null order by scim_fold(address)),
    role as (
      insert into member_roles (team_id, member_id, role)
      select team_id, id, ${sql.raw(`'${DEFAULT_ROLE}'`)} from u),
    named as (select u.id, u.shown_name as name, p.audit from u join p on p.id = u.id),
    audited as (${auditInsert(at, "named", sql.raw("c.audit"))})
    select id, version from u order by id`,
);

/** All of them or, by a unique violation, nobody. */
function insertNewcomers(
  { db, actor, clock }: DirectoryContext,
  newcomers: readonly Newcomer[],
): Promise<readonly MadeResource[]> {
  const at = clock();
  const people = newcomers.map(({ document, email, name }) => {
    const hasAddress = email !== null && emailDomain(email) !== undefined;
    const account = hasAddress ? { account: newId("acc"), address: email, name } : {};
    return { id: newId("usr"), ...account, audit: newId("aud"), document };
  });
  return insert(db, {
    team: actor.teamId,
    people: JSON.stringify(people),
    at: at.toISOString(),
    ...auditValues(actor, at, "member.created", {}),
  });
}
