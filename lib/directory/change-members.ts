import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows, textArray } from "@/db/rows";
import { groupAsMember, type MembershipDelta, unknownMember } from "@/scim";
import { referenceScope } from "./filter-scope";
import { filterSql } from "./filter-sql";
import { groupTable } from "./group-table";

interface Outcome {
  readonly unknown: string | null;
  /** Whether the unknown id is that of a group. */
  readonly is_group: boolean;
  readonly removed: number;
  readonly added: number;
}

const RAISED = sql`, raised as (
  update members m set version = m.version + 1 from added where m.team_id = added.team_id and m.id = added.member_id)`;

interface Options {
  /** Gives who is added another version: who decided over one of them before the change has to read again. */
  readonly raisesVersions?: boolean;
}

/**
 * Applies a membership delta to a group whose row is locked; only the named rows are touched. Returns whether anything
 * changed. Throws `invalidValue` naming an id that is no member of the team; then nothing has changed.
 */
export async function changeMembers(
  tx: Db,
  teamId: string,
  groupId: string,
  delta: MembershipDelta,
  { raisesVersions = false }: Options = {},
): Promise<boolean> {
  const add = textArray(delta.add);
  const remove = textArray(delta.remove);
  const { removeWhere = [], baseUrl = "" } = delta;
  const filters = removeWhere.map((filter) => filterSql(filter, referenceScope(groupTable, baseUrl)));
  const chosen = sql.join([sql`${delta.clear}::boolean`, ...filters], sql.raw(" or "));
  const [outcome] = await rows<Outcome>(
    tx,
    sql`with unknown as (
        select id from unnest(${add}) as wanted(id)
        where not exists (select 1 from members m where m.team_id = ${teamId} and m.id = wanted.id) limit 1),
      removed as (
        delete from group_members gm where gm.team_id = ${teamId} and gm.group_id = ${groupId}
          and (gm.member_id = any(${remove}) or ((${chosen}) and gm.member_id <> all(${add})))
          and not exists (select 1 from unknown)
        returning 1),
      added as (
        insert into group_members (team_id, group_id, member_id)
        select ${teamId}::text, ${groupId}::text, wanted.id from unnest(${add}) as wanted(id)
        where not exists (select 1 from unknown)
        on conflict do nothing returning team_id, member_id)
      ${raisesVersions ? RAISED : sql``}
      select (select id from unknown) as unknown,
        exists (select 1 from groups g join unknown u on u.id = g.id where g.team_id = ${teamId}) as is_group,
        (select count(*) from removed)::integer as removed,
        (select count(*) from added)::integer as added`,
    removeWhere.length === 0 ? { name: `directory_change_members_${raisesVersions}` } : {},
  );
  if (outcome?.unknown) throw outcome.is_group ? groupAsMember(outcome.unknown) : unknownMember(outcome.unknown);
  return outcome !== undefined && outcome.removed + outcome.added > 0;
}
