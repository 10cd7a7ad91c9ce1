import { type SQL, sql } from "drizzle-orm";
import { guardSql } from "@/db/guard";
import { rows, textArray } from "@/db/rows";
import { ADMIN_ROLE } from "@/lib/contracts/roles";
import { groupAsMember, type MembershipDelta, type StoredResource, unknownMember } from "@/scim";
import { auditSql } from "./audit-sql";
import type { DirectoryContext } from "./directory-actor";
import { groupColumns, type ResourceRow, storedResource } from "./resource-sql";

interface Outcome extends Record<keyof ResourceRow, unknown> {
  readonly guard_holds: boolean;
  readonly unknown: string | null;
  /** Whether the unknown id is that of a group. */
  readonly is_group: boolean;
}

/**
 * Puts named people into a group and takes named people out, in one statement that touches their rows, the group's, and
 * the audit log, so that the group's row is held no longer than that. Gives the group without its members; undefined when
 * it takes a closer look: there is no such group, or it makes its members admins. Then nothing has changed.
 * Throws `invalidValue` naming an id that is no member of the team; then nothing has changed either.
 */
export async function changeMembership(
  { db, actor, clock }: DirectoryContext,
  groupId: string,
  { add, remove }: Pick<MembershipDelta, "add" | "remove">,
): Promise<StoredResource | undefined> {
  const { teamId } = actor;
  const at = clock();
  const guard = guardSql(db);
  const counts = { membersAdded: add.length, membersRemoved: remove.length, membersReplaced: false };
  const details = { changed: ["members"], ...counts };
  const [outcome] = await rows<Outcome>(
    db,
    sql`with target as (${targetSql(teamId, groupId, guard)}),
      unknown as (
        select wanted.id from unnest(${textArray(add)}) as wanted(id)
        where not exists (select 1 from members m where m.team_id = ${teamId} and m.id = wanted.id) limit 1),
      removed as (
        delete from group_members gm using target t
        where gm.team_id = ${teamId} and gm.team_id = t.team_id and gm.group_id = t.id
          and gm.member_id = any(${textArray(remove)}) and not exists (select 1 from unknown)
        returning gm.member_id),
      added as (
        insert into group_members (team_id, group_id, member_id)
        select t.team_id, t.id, wanted.id from target t, unnest(${textArray(add)}) as wanted(id)
        where not exists (select 1 from unknown)
        on conflict do nothing returning member_id),
      changes as (
        select (select count(*) from added)::integer as added, (select count(*) from removed)::integer as removed),
      written as (
        update groups g set version = g.version + 1, updated_at = ${at.toISOString()}::timestamptz
        from target t, changes c
        where g.team_id = ${teamId} and g.team_id = t.team_id and g.id = t.id and c.added + c.removed > 0
        returning g.*),
      named as (select id, display_name as name from written),
      audited as (${auditSql(actor, at, "group.changed", "named", details)})
      select ${guard} as guard_holds, u.id as unknown,
        exists (select 1 from groups o where o.team_id = ${teamId} and o.id = u.id) as is_group, found.*
      from (select) one left join target t on true left join unknown u on t.id is not null
      left join lateral (${groupAfterSql(teamId)}) found on true`,
    { name: "directory_change_membership", asksGuard: true },
  );
  if (outcome?.unknown) throw outcome.is_group ? groupAsMember(outcome.unknown) : unknownMember(outcome.unknown);
  return isDone(outcome) ? storedResource(outcome) : undefined;
}

/** Where nothing was done, the one row is without a group. */
function isDone(outcome: Outcome | undefined): outcome is Outcome & ResourceRow {
  return typeof outcome?.id === "string";
}

/** The group, unless it makes its members admins. */
function targetSql(teamId: string, groupId: string, guard: SQL): SQL {
  return sql`select g.team_id, g.id from groups g where g.team_id = ${teamId} and g.id = ${groupId} and ${guard}
    and not exists (select 1 from group_roles gr
      where gr.team_id = ${teamId} and gr.group_id = g.id and gr.role = ${ADMIN_ROLE})`;
}

/** The group `t` as it was written, else as it is: the statement itself does not see what it has written. */
function groupAfterSql(teamId: string): SQL {
  return sql`select ${groupColumns(teamId, false)} from (
    select * from written union all
    select * from groups g where g.team_id = ${teamId} and g.id = t.id and not exists (select 1 from written)) r`;
}
