import { type Placeholder, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { gatherByKey } from "@/db/gather-by-key";
import { type Statement, writeStatement } from "@/db/statement";
import type { AuditAction } from "@/lib/audit/actions";
import type { MemberSource } from "@/lib/contracts/members";
import { ADMIN_ROLE } from "@/lib/contracts/roles";
import { holdsRole } from "@/lib/members/member-roles";
import type { JsonObject, StoredResource } from "@/scim";
import type { AccountLink } from "./account-link";
import { auditInsert, auditOfEach, auditValues } from "./audit-sql";
import type { DirectoryContext } from "./directory-actor";
import { cancelInvitationsSql } from "./invite-account";
import { type ResourceRow, storedResource, userColumns } from "./resource-sql";
import { endSessionsSql, type UserRow } from "./user-row";

export interface UserWrite {
  readonly document: JsonObject;
  readonly action: AuditAction;
  /** Of the audit row. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Whether `references` of the answer are wanted. */
  readonly references: boolean;
  /** The account, when it was looked at. */
  readonly link?: AccountLink;
  /** Whether the identity provider decides from now on; true unless an admin changes the person by hand. */
  readonly managed?: boolean;
  /** How the person came, when that is another way now. */
  readonly source?: MemberSource;
  /** Writes nothing when the member is an admin: the team's lock is not held. */
  readonly sparesAdmins?: boolean;
}

/**
 * Writes a person's document over the version that was read, with what follows from it, in one statement: the audit row,
 * and for somebody who is inactive the end of sessions and open invitations. What requests of one key write at the same
 * time is one statement. undefined when the row has another version by now, or is an admin's who is spared.
 */
export function writeUser(
  { actor, clock }: DirectoryContext,
  db: Db,
  row: UserRow,
  { document, action, details, references, link, source, managed = true, sparesAdmins = false }: UserWrite,
): Promise<StoredResource | undefined> {
  const { id, version, joined } = row;
  const at = clock();
  const isInactive = document.active === false;
  const shape = { references, isLinked: link !== undefined, sparesAdmins, isInactive, isAsked: isInactive && !joined };
  const audit = auditValues(actor, at, action, details);
  const account = link && { account: link.accountId, joined: link.joined };
  const record = { id, version, document, managed, source: source ?? null, at: at.toISOString(), audit, ...account };
  return write({ db, teamId: actor.teamId, shape, record });
}

interface Shape {
  readonly references: boolean;
  /** Whether the account was looked at. */
  readonly isLinked: boolean;
  readonly sparesAdmins: boolean;
  readonly isInactive: boolean;
  /** Whether an invitation may be open. */
  readonly isAsked: boolean;
}

interface WriteCall {
  readonly db: Db;
  readonly teamId: string;
  readonly shape: Shape;
  /** A row of `p` in the statement. */
  readonly record: { readonly id: string } & Readonly<Record<string, unknown>>;
}

const write = gatherByKey<WriteCall, StoredResource | undefined>({
  alone: async (call) => (await writeTogether(call.db, [call]))[0],
  together: writeTogether,
  agreed: ({ shape }) => nameOf(shape),
  kind: "write",
});

type WrittenRow = ResourceRow & { readonly place: number };

/** Several writes of one shape. Of those to one person, the first that the statement comes to is done. */
async function writeTogether(db: Db, calls: readonly WriteCall[]): Promise<readonly (StoredResource | undefined)[]> {
  const [first] = calls;
  if (!first) return [];
  // In one order everywhere, so that writers who meet do not wait for each other forever.
  const records = calls.map(({ record }, place) => ({ ...record, place })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const written = await statementFor(first.shape)(db, {
    team: first.teamId,
    records: JSON.stringify(records),
  });
  const results = new Map(written.map((row) => [row.place, storedResource(row)]));
  return calls.map((_call, place) => results.get(place));
}

type Name = "team" | "records";

const statements = new Map<string, Statement<WrittenRow, Name>>();

/** There are few shapes, each with a statement of its own. */
function statementFor(shape: Shape): Statement<WrittenRow, Name> {
  const name = nameOf(shape);
  const known = statements.get(name);
  if (known) return known;
  const made = writeStatement<WrittenRow, Name>(name, (at) => writeSql(at, shape));
  statements.set(name, made);
  return made;
}

function nameOf(shape: Shape): string {
  return `directory_write_user_${Object.values(shape).join("_")}`;
}

function writeSql(at: Readonly<Record<Name, Placeholder>>, shape: Shape): SQL {
  const { references, isLinked, sparesAdmins, isInactive, isAsked } = shape;
  const when = sql.raw("c.updated_at");
  return sql`with p as materialized (
      select * from jsonb_to_recordset(${at.records}::jsonb) as p(place integer, id text, version integer, document jsonb,
        managed boolean, source text, at timestamptz, account text, joined boolean, audit jsonb)),
    u as (
      update members m set document = p.document, version = m.version + 1, managed = p.managed,
        source = coalesce(p.source, m.source), updated_at = p.at ${isLinked ? LINK : sql``}
      from p
      where m.team_id = ${at.team} and m.id = any(array(select id from p)) and m.id = p.id and m.version = p.version
        ${sparesAdmins ? sql`and not ${holdsRole(ADMIN_ROLE, sql`${at.team}`)}` : sql``}
      returning m.*, p.place),
    named as (select u.id, u.shown_name as name, p.audit from u join p on p.place = u.place),
    audited as (${auditInsert(auditOfEach(at.team), "named")})
    ${isInactive ? sql`, ended as (${endSessionsSql(when, "u")})` : sql``}
    ${isAsked ? sql`, cancelled as (${cancelInvitationsSql(when, "u")})` : sql``}
    select r.place, ${userColumns(at.team, { references })} from u r`;
}

const LINK = sql`, account_id = p.account,
  joined_at = case when p.joined then coalesce(m.joined_at, p.at) end`;
