import { type Placeholder, type SQL, sql } from "drizzle-orm";
import { ADMIN_ROLE } from "@/lib/contracts/roles";
import { type AuditName, auditInsert, auditOfEach } from "./audit-sql";
import { groupColumns, type ResourceRow } from "./resource-sql";

/** What came of a change. Where nothing was done, it is without a group. */
export interface MembershipOutcome extends Record<keyof ResourceRow, unknown> {
  readonly guard_holds: boolean;
  readonly unknown: string | null;
  /** Whether the unknown id is that of a group. */
  readonly is_group: boolean;
}

type Places<Name extends string> = Readonly<Record<"team" | "group" | Name, Placeholder>>;
export type OneName = "team" | "group" | "add" | "remove" | "at" | AuditName;
export type ManyName = "team" | "group" | "changes";

/** One change. Somebody unknown among those who are added stops all of it. */
export function oneChangeSql(at: Places<OneName>, holds: SQL): SQL {
  const isChanged = sql`exists (select 1 from added) or exists (select 1 from removed)`;
  return sql`with ${targetSql(at, holds)},
    unknown as (${firstUnknownSql(at, sql`${at.add}::text[]`)}),
    removed as (${removeSql(at, sql`${at.remove}::text[]`)} and not exists (select 1 from unknown) returning 1),
    added as (
      insert into group_members (team_id, group_id, member_id)
      select t.team_id, t.id, a.id from target t, unnest(${at.add}::text[]) as a(id)
      where not exists (select 1 from unknown) on conflict do nothing returning 1),
    written as (
      update groups g set version = g.version + 1, updated_at = ${at.at}::timestamptz from target t
      where g.team_id = ${at.team} and g.team_id = t.team_id and g.id = t.id and (${isChanged})
      returning g.id, g.display_name as name, g.version, g.document_text, g.created_at, g.updated_at),
    audited as (${auditInsert(at, "written")})
    select guard.holds as guard_holds, u.id as unknown, ${isGroupSql(at, sql`u.id`)} as is_group, found.*
    from guard left join target t on true left join unknown u on t.id is not null left join lateral (
      select ${groupColumns(at.team, { references: false })} from (
        select id, version, document_text, created_at, updated_at from written union all
        select t.id, t.version, t.document_text, t.created_at, t.updated_at
        where not exists (select 1 from written)) r) found on t.id is not null`;
}

/** A change among others, as the statement for many reads it. Nobody is named twice in it. */
export interface ManyChange {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly at: string;
  /** As `auditValues` made it. */
  readonly audit: object;
}

/**
 * Changes of one group as one after the other would make them: `changes` is a JSON array of ManyChange, and the result is
 * a row for each in its order. One that names somebody unknown does nothing. What the last of them wants of a person is
 * written. Whether that did anything tells whether the person was a member before the first of them, and so which of
 * them change something; a look would not tell, as others may write at the same time.
 */
export function manyChangesSql(at: Places<ManyName>, holds: SQL): SQL {
  return sql`with ${targetSql(at, holds)},
    asked as (${askedSql(at)}),
    steps as (
      select a.n, p.id, p.adds from target t, asked a, lateral (
        select id, true as adds from unnest(a.add) as p(id) union all
        select id, false from unnest(a.remove) as p(id)) p
      where a.unknown is null),
    wanted as (select distinct on (id) id, adds from steps order by id, n desc),
    removed as (
      ${removeSql(at, sql`array(select id from wanted where not adds)`)} returning gm.member_id as id),
    added as (
      insert into group_members (team_id, group_id, member_id)
      select t.team_id, t.id, w.id from target t, wanted w where w.adds order by w.id
      on conflict do nothing returning member_id as id),
    done as (${doneSql()}),
    written as (
      update groups g set version = g.version + e.changes, updated_at = e.changed_at
      from target t, (select changes, changed_at from done order by n desc limit 1) e
      where g.team_id = ${at.team} and g.team_id = t.team_id and g.id = t.id and e.changes > 0
      returning g.id, g.display_name as name, g.version - e.changes as version, g.document_text, g.created_at),
    told as (select w.id, w.name, d.audit from written w, done d where d.is_change order by d.n),
    audited as (${auditInsert(auditOfEach(at.team), "told")})
    select guard.holds as guard_holds, t.unknown, ${isGroupSql(at, sql`t.unknown`)} as is_group, found.*
    from guard cross join done d
    left join lateral (select d.unknown from target) t on true
    left join lateral (
      select ${groupColumns(at.team, { references: false })} from (
        select w.id, w.version + d.changes as version, w.document_text, w.created_at, d.changed_at as updated_at
        from written w where d.changes > 0 union all
        select t.id, t.version, t.document_text, t.created_at, t.updated_at from target t where d.changes = 0) r
      ) found on true
    order by d.n`;
}

/** The guard, and behind it the group as the statement finds it, unless it makes its members admins. */
function targetSql({ team, group }: Places<never>, holds: SQL): SQL {
  return sql`guard as (select ${holds} as holds),
    target as (
      select g.team_id, g.id, g.version, g.document_text, g.created_at, g.updated_at from groups g
      where g.team_id = ${team} and g.id = ${group} and (select holds from guard)
        and not exists (select 1 from group_roles gr
          where gr.team_id = ${team} and gr.group_id = ${group} and gr.role = ${sql.raw(`'${ADMIN_ROLE}'`)}))`;
}

/** The first of the ids that is no member of the team. */
function firstUnknownSql({ team }: Places<never>, ids: SQL): SQL {
  return sql`select a.id from unnest(${ids}) as a(id)
    where not exists (select 1 from members m where m.team_id = ${team} and m.id = a.id) limit 1`;
}

/** A scalar subquery is looked up for each id; for `exists` all groups may be walked through. */
function isGroupSql({ team }: Places<never>, id: SQL): SQL {
  return sql`coalesce((select true from groups o where o.team_id = ${team} and o.id = ${id}), false)`;
}

function removeSql({ team }: Places<never>, ids: SQL): SQL {
  return sql`delete from group_members gm using target t
    where gm.team_id = ${team} and gm.team_id = t.team_id and gm.group_id = t.id and gm.member_id = any(${ids})`;
}

/** The changes, numbered by `n`, with the first unknown person whom each adds. */
function askedSql(at: Places<ManyName>): SQL {
  return sql`select c.*, (${firstUnknownSql(at, sql`c.add`)}) as unknown
    from rows from (jsonb_to_recordset(${at.changes}::jsonb) as (add text[], remove text[], at timestamptz, audit jsonb))
      with ordinality as c(add, remove, at, audit, n)`;
}

/** The same with whether each changes something, how many do up to it, and the time of the last of these. */
function doneSql(): SQL {
  return sql`select d.*, l.at as changed_at from (
      select a.*, s.is_change, max(a.n) filter (where s.is_change) over up_to as last,
        (count(*) filter (where s.is_change) over up_to)::integer as changes
      from asked a left join (
        select n, bool_or(adds <> was) as is_change from (
          select s.n, s.adds, lag(s.adds, 1, w.adds = (x.id is null)) over (partition by s.id order by s.n) as was
          from steps s join wanted w on w.id = s.id
          left join (select id from removed union all select id from added) x on x.id = s.id) s
        group by n) s on s.n = a.n
      window up_to as (order by a.n)) d
    left join asked l on l.n = d.last`;
}
