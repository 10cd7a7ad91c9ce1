import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { foreignKeyViolation } from "@/db/errors";
import { rows } from "@/db/rows";
import {
  type Change,
  jsonEquals,
  type ReadOptions,
  resourceNotFound,
  type StoredResource,
  type WriteOptions,
} from "@/scim";
import { auditSql } from "./audit-sql";
import { changeMembers } from "./change-members";
import { changeMembership } from "./change-membership";
import { changeDetails, changedAttributes } from "./changed-attributes";
import type { DirectoryContext } from "./directory-actor";
import { givesAdmin, lockGroupRow, readGroup } from "./group-row";
import { requireVersion } from "./preconditions";
import { lockTeam, requireAnAdmin } from "./team-rules";

/**
 * Changes a group's document, its members, or both, under the group's row lock, so that no concurrent membership change
 * is lost. Members who gain or lose the group's roles do so with the commit. Who becomes an admin gets another version, so
 * that a deactivation which saw no admin in them looks again.
 */
export async function updateGroup(
  ctx: DirectoryContext,
  id: string,
  change: Change,
  options: WriteOptions & ReadOptions,
): Promise<StoredResource> {
  const members = plainMembers(change, options);
  const changed = members && (await changeMembership(ctx, id, members).catch(asGroupGone));
  return changed ?? updateLocked(ctx, id, change, options);
}

/** A group that was removed at this moment is not found by the closer look. */
function asGroupGone(error: unknown): undefined {
  if (foreignKeyViolation(error) !== "group_members_group") throw error;
}

/** The change when it touches and asks for nothing but named people: what providers send for each who comes and goes. */
function plainMembers({ document, members }: Change, { ifMatch, references }: WriteOptions & ReadOptions) {
  const isPlain = members && !document && !members.clear && !members.removeWhere?.length && !ifMatch && !references;
  return isPlain ? members : undefined;
}

function updateLocked(
  ctx: DirectoryContext,
  id: string,
  change: Change,
  options: WriteOptions & ReadOptions,
): Promise<StoredResource> {
  const { teamId } = ctx.actor;
  return ctx.db.transaction(async (tx) => {
    const guarded = change.members !== undefined && (await givesAdmin(tx, teamId, id));
    if (guarded) await lockTeam(tx, teamId);
    const row = requireVersion("Group", id, await lockGroupRow(tx, teamId, id), options);
    const next = change.document?.(row.document) ?? row.document;
    const membersChanged =
      change.members !== undefined &&
      (await changeMembers(tx, teamId, id, change.members, { raisesVersions: guarded }));
    if (membersChanged || !jsonEquals(row.document, next)) {
      const attributes = changedAttributes(row.document, next);
      const changed = [...attributes, ...(membersChanged ? ["members"] : [])];
      const counts = membersChanged && change.members ? memberCounts(change.members) : {};
      await write(ctx, tx, id, next, { ...changeDetails(row.document, next, attributes), changed, ...counts });
    }
    if (guarded && membersChanged) await requireAnAdmin(tx, teamId, `Changing the members of ${row.name}`);
    const group = await readGroup(tx, teamId, id, options.references);
    if (!group) throw resourceNotFound("Group", id);
    return group;
  });
}

function memberCounts({ clear, add, remove }: NonNullable<Change["members"]>) {
  return { membersAdded: add.length, membersRemoved: remove.length, membersReplaced: clear };
}

async function write(
  { actor, clock }: DirectoryContext,
  tx: Db,
  id: string,
  next: object,
  details: Record<string, unknown>,
) {
  const at = clock();
  await rows(
    tx,
    sql`with g as (
        update groups set document = ${JSON.stringify(next)}::jsonb, version = version + 1,
          updated_at = ${at.toISOString()}::timestamptz
        where team_id = ${actor.teamId} and id = ${id} returning id, display_name as name)
      ${auditSql(actor, at, "group.changed", "g", details)}`,
    { name: "directory_write_group" },
  );
}
