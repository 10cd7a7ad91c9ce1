import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { AuditAction } from "@/lib/audit/actions";
import { resourceNotFound, type WriteOptions } from "@/scim";
import { auditSql } from "./audit-sql";
import type { DirectoryContext } from "./directory-actor";
import { requireVersion } from "./preconditions";
import { isActiveAdmin, lockTeam, requireAnAdmin } from "./team-rules";
import { endSessionsSql, readUserRow } from "./user-row";

/**
 * Ends a membership (product: U13, U14): roles, group memberships and sessions go, the account and the audit rows stay.
 * Groups are written before the member, the order in which group changes take their locks.
 */
export function removeUser(
  ctx: DirectoryContext,
  id: string,
  options: WriteOptions,
  action: AuditAction = "member.removed",
): Promise<void> {
  const { actor, clock } = ctx;
  const { teamId } = actor;
  return ctx.db.transaction(async (tx) => {
    await lockTeam(tx, teamId);
    const row = requireVersion("User", id, await readUserRow(tx, teamId, id), options);
    const guarded = await isActiveAdmin(tx, teamId, id);
    const at = clock();
    await rows(
      tx,
      sql`update groups set version = version + 1, updated_at = ${at.toISOString()}::timestamptz
        where team_id = ${teamId} and id in (
          select group_id from group_members where team_id = ${teamId} and member_id = ${id})`,
      { name: "directory_touch_groups_of_user" },
    );
    const removed = await rows(
      tx,
      sql`with d as (
          delete from members where team_id = ${teamId} and id = ${id} and version = ${row.version}
          returning team_id, id, account_id, shown_name as name),
        ended as (${endSessionsSql(at.toISOString(), "d")}),
        audited as (${auditSql(actor, at, action, "d", {})})
        select id from d`,
      { name: "directory_remove_user" },
    );
    if (removed.length === 0) throw resourceNotFound("User", id);
    if (guarded) await requireAnAdmin(tx, teamId, `Removing ${row.name}`);
  });
}
