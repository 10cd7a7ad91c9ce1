import { type Placeholder, type SQL, sql } from "drizzle-orm";
import { guardedWrite } from "@/db/statement";
import { ADMIN_ROLE } from "@/lib/contracts/roles";
import { groupAsMember, type MembershipDelta, type StoredResource, unknownMember } from "@/scim";
import { type AuditName, auditInsert, auditValues } from "./audit-sql";
import type { DirectoryContext } from "./directory-actor";
import { groupColumns, type ResourceRow, storedResource } from "./resource-sql";

interface Outcome extends Record<keyof ResourceRow, unknown> {
  readonly guard_holds: boolean;
  readonly unknown: string | null;
  /** Whether the unknown id is that of a group. */
  readonly is_group: boolean;
}

type Name = "team" | "group" | "add" | "remove" | "at" | AuditName;
type Places = Readonly<Record<Name, Placeholder>>;

const change = guardedWrite<Outcome, Name>(
  "directory_change_membership",
  (at, holds) => sql`with target as (${targetSql(at, holds)}),
    unknown as (
      select wanted.id from unnest(${at.add}::text[]) as wanted(id)
      where not exists (select 1 from members m where m.team_id = ${at.team} and m.id = wanted.id) limit 1),
    removed as (
      delete from group_members gm using target t
      where gm.team_id = ${at.team} and gm.team_id = t.team_id and gm.group_id = t.id
        and gm.member_id = any(${at.remove}::text[]) and not exists (select 1 from unknown)
      returning gm.member_id),
    added as (
      insert into group_members (team_id, group_id, member_id)
      select t.team_id, t.id, wanted.id from target t, unnest(${at.add}::text[]) as wanted(id)
      where not exists (select 1 from unknown)
      on conflict do nothing returning member_id),
    changes as (
      select (select count(*) from added)::integer as added, (select count(*) from removed)::integer as removed),
    written as (
      update groups g set version = g.version + 1, updated_at = ${at.at}::timestamptz
      from target t, changes c
      where g.team_id = ${at.team} and g.team_id = t.team_id and g.id = t.id and c.added + c.removed > 0
      returning g.*),
    named as (select id, display_name as name from written),
    audited as (${auditInsert(at, "named")})
    select ${holds} as guard_holds, u.id as unknown,
      exists (select 1 from groups o where o.team_id = ${at.team} and o.id = u.id) as is_group, found.*
    from (select) one left join target t on true left join unknown u on t.id is not null
    left join lateral (${groupAfterSql(at)}) found on true`,
);

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
  const at = clock();
  const counts = { membersAdded: add.length, membersRemoved: remove.length, membersReplaced: false };
  const [outcome] = await change(db, {
    team: actor.teamId,
    group: groupId,
    add: [...add],
    remove: [...remove],
    at: at.toISOString(),
    ...auditValues(actor, at, "group.changed", { changed: ["members"], ...counts }),
  });
  if (outcome?.unknown) throw outcome.is_group ? groupAsMember(outcome.unknown) : unknownMember(outcome.unknown);
  return isDone(outcome) ? storedResource(outcome) : undefined;
}

/** Where nothing was done, the one row is without a group. */
function isDone(outcome: Outcome | undefined): outcome is Outcome & ResourceRow {
  return typeof outcome?.id === "string";
}

/** The group, unless it makes its members admins. */
function targetSql(at: Places, holds: SQL): SQL {
  return sql`select g.team_id, g.id from groups g where g.team_id = ${at.team} and g.id = ${at.group} and ${holds}
    and not exists (select 1 from group_roles gr
      where gr.team_id = ${at.team} and gr.group_id = g.id and gr.role = ${sql.raw(`'${ADMIN_ROLE}'`)})`;
}

/** The group `t` as it was written, else as it is: the statement itself does not see what it has written. */
function groupAfterSql({ team }: Places): SQL {
  return sql`select ${groupColumns(team, { references: false })} from (
    select * from written union all
    select * from groups g where g.team_id = ${team} and g.id = t.id and not exists (select 1 from written)) r`;
}
