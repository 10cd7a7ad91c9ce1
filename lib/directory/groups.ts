import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { foreignKeyViolation, uniqueViolation } from "@/db/errors";
import { rows } from "@/db/rows";
import { DEFAULT_ROLE } from "@/lib/contracts/roles";
import { newId } from "@/lib/ids";
import {
  type Draft,
  invalidValue,
  type ResourceStore,
  resourceNotFound,
  type StoredResource,
  uniqueness,
  type WriteOptions,
} from "@/scim";
import { auditSql } from "./audit-sql";
import { changeMembers } from "./change-members";
import type { DirectoryContext } from "./directory-actor";
import { givesAdmin, lockGroupRow, readGroup } from "./group-row";
import { requireVersion } from "./preconditions";
import { lockTeam, requireAnAdmin } from "./team-rules";
import { updateGroup } from "./update-group";

/** The team's groups as the storage port's Groups. */
export function groupStore(ctx: DirectoryContext): ResourceStore {
  const { teamId } = ctx.actor;
  return {
    get: (id, { references }) => readGroup(ctx.db, teamId, id, references),
    create: (draft) => asRefusal(() => ctx.db.transaction((tx) => createGroup(ctx, tx, draft))),
    update: (id, change, options) => asRefusal(() => updateGroup(ctx, id, change, options)),
    remove: (id, options) => ctx.db.transaction((tx) => removeGroup(ctx, tx, id, options)),
  };
}

/** A new group gives its members the role that everybody has (product: G1); its roles are set on the Groups page only. */
async function createGroup(ctx: DirectoryContext, tx: Db, { document, memberIds }: Draft): Promise<StoredResource> {
  const { actor, clock } = ctx;
  const id = newId("grp");
  const at = clock();
  const now = sql`${at.toISOString()}::timestamptz`;
  await rows(
    tx,
    sql`with g as (
        insert into groups (team_id, id, document, source, created_at, updated_at)
        values (${actor.teamId}, ${id}, ${JSON.stringify(document)}::jsonb, 'scim', ${now}, ${now})
        returning team_id, id, display_name as name),
      role as (insert into group_roles (team_id, group_id, role) select team_id, id, ${DEFAULT_ROLE}::text from g)
      ${auditSql(actor, at, "group.created", "g", { members: memberIds?.length ?? 0 })}`,
    { name: "directory_create_group" },
  );
  if (memberIds && memberIds.length > 0) {
    await changeMembers(tx, actor.teamId, id, { clear: false, add: memberIds, remove: [] });
  }
  const group = await readGroup(tx, actor.teamId, id, true);
  if (!group) throw resourceNotFound("Group", id);
  return group;
}

async function removeGroup(ctx: DirectoryContext, tx: Db, id: string, options: WriteOptions): Promise<void> {
  const { actor, clock } = ctx;
  const guarded = await givesAdmin(tx, actor.teamId, id);
  if (guarded) await lockTeam(tx, actor.teamId);
  const { name } = requireVersion("Group", id, await lockGroupRow(tx, actor.teamId, id), options);
  await rows(
    tx,
    sql`with d as (
        delete from groups where team_id = ${actor.teamId} and id = ${id} returning id, display_name as name)
      ${auditSql(actor, clock(), "group.removed", "d", {})}`,
    { name: "directory_remove_group" },
  );
  if (guarded) await requireAnAdmin(tx, actor.teamId, `Removing the group ${name}`);
}

/** What the database refuses because another writer was faster, in the words of the protocol. */
async function asRefusal<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (uniqueViolation(error) === "groups_display_name") {
      throw uniqueness(
        "A group with this displayName is in this team already, in whatever case. Link it or take another name.",
      );
    }
    if (foreignKeyViolation(error) === "group_members_member") {
      throw invalidValue("One of the members was removed from this team at this moment; no member was changed.");
    }
    throw error;
  }
}
