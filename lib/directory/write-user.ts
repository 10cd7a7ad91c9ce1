import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";
import type { AuditAction } from "@/lib/audit/actions";
import type { MemberSource } from "@/lib/contracts/members";
import { ADMIN_ROLE } from "@/lib/contracts/roles";
import { holdsRole } from "@/lib/members/member-roles";
import type { JsonObject, StoredResource } from "@/scim";
import type { AccountLink } from "./account-link";
import { auditSql } from "./audit-sql";
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
  const wasInvited = !row.joined;
  const [written] = await rows<ResourceRow>(
    db,
    sql`with u as (
        update members m set document = ${JSON.stringify(document)}::jsonb, version = version + 1, managed = ${managed}::boolean,
          source = coalesce(${source ?? null}::text, source), updated_at = ${at.toISOString()}::timestamptz
          ${link ? linkSql(link, at) : sql``}
        where m.team_id = ${actor.teamId} and m.id = ${row.id} and m.version = ${row.version}
          ${sparesAdmins ? sql`and not ${holdsRole(ADMIN_ROLE, actor.teamId)}` : sql``}
        returning m.*),
      named as (select id, shown_name as name from u),
      audited as (${auditSql(actor, at, action, "named", details)})
      ${isInactive ? sql`, ended as (${endSessionsSql(at, "u")})` : sql``}
      ${isInactive && wasInvited ? sql`, cancelled as (${cancelInvitationsSql(at, "u")})` : sql``}
      select ${userColumns(actor.teamId, references)} from u r`,
    {
      name: `directory_write_user_${[references, link !== undefined, sparesAdmins, isInactive, wasInvited].join("_")}`,
    },
  );
  return written && storedResource(written);
}

function linkSql({ accountId, joined }: AccountLink, at: Date): SQL {
  return sql`, account_id = ${accountId}::text,
    joined_at = case when ${joined}::boolean then coalesce(m.joined_at, ${at.toISOString()}::timestamptz) end`;
}
