import { type Placeholder, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import type { ParameterOf } from "@/db/parameters";
import { writeStatement } from "@/db/statement";
import type { AuditAction } from "@/lib/audit/actions";
import type { MemberSource } from "@/lib/contracts/members";
import { ADMIN_ROLE } from "@/lib/contracts/roles";
import { holdsRole } from "@/lib/members/member-roles";
import type { JsonObject, StoredResource } from "@/scim";
import type { AccountLink } from "./account-link";
import { type AuditName, auditInsert, auditValues } from "./audit-sql";
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
 * and for somebody who is inactive the end of sessions and open invitations. undefined when the row has another version
 * by now, or is an admin's who is spared.
 */
export async function writeUser(
  { actor, clock }: DirectoryContext,
  db: Db,
  row: UserRow,
  { document, action, details, references, link, source, managed = true, sparesAdmins = false }: UserWrite,
): Promise<StoredResource | undefined> {
  const at = clock();
  const isInactive = document.active === false;
  const isAsked = isInactive && !row.joined;
  const write = writeStatementFor({ references, isLinked: link !== undefined, sparesAdmins, isInactive, isAsked });
  const [written] = await write(db, {
    team: actor.teamId,
    id: row.id,
    version: row.version,
    document: JSON.stringify(document),
    managed,
    source: source ?? null,
    at: at.toISOString(),
    ...(link && { account: link.accountId, joined: link.joined }),
    ...auditValues(actor, at, action, details),
  });
  return written && storedResource(written);
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

type Name = "team" | "id" | "version" | "document" | "managed" | "source" | "at" | AuditName;
type Write = (db: Db, parameters: Readonly<Record<Name, ParameterOf>>) => Promise<readonly ResourceRow[]>;
type Places = Readonly<Record<Name | "account" | "joined", Placeholder>>;

const statements = new Map<string, Write>();

/** There are few shapes, each with a statement of its own. */
function writeStatementFor(shape: Shape): Write {
  const key = Object.values(shape).join("_");
  const known = statements.get(key);
  if (known) return known;
  const made = writeStatement<ResourceRow, Name>(`directory_write_user_${key}`, (places) =>
    writeSql(places as Places, shape),
  );
  statements.set(key, made);
  return made;
}

function writeSql(at: Places, { references, isLinked, sparesAdmins, isInactive, isAsked }: Shape): SQL {
  return sql`with u as (
      update members m set document = ${at.document}::jsonb, version = version + 1, managed = ${at.managed}::boolean,
        source = coalesce(${at.source}::text, source), updated_at = ${at.at}::timestamptz
        ${isLinked ? linkSql(at) : sql``}
      where m.team_id = ${at.team} and m.id = ${at.id} and m.version = ${at.version}::integer
        ${sparesAdmins ? sql`and not ${holdsRole(ADMIN_ROLE, sql`${at.team}`)}` : sql``}
      returning m.*),
    named as (select id, shown_name as name from u),
    audited as (${auditInsert(at, "named")})
    ${isInactive ? sql`, ended as (${endSessionsSql(at.at, "u")})` : sql``}
    ${isAsked ? sql`, cancelled as (${cancelInvitationsSql(at.at, "u")})` : sql``}
    select ${userColumns(at.team, { references })} from u r`;
}

function linkSql({ account, joined, at }: Places): SQL {
  return sql`, account_id = ${account}::text,
    joined_at = case when ${joined}::boolean then coalesce(m.joined_at, ${at}::timestamptz) end`;
}
