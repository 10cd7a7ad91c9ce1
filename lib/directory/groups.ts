import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { foreignKeyViolation, uniqueViolation } from "@/db/errors";
import { rows } from "@/db/rows";
import { DEFAULT_ROLE } from "@/lib/contracts/roles";
import { newId } from "@/lib/ids";
import {
  type Draft,
  invalidValue,
  type JsonObject,
  type ResourceStore,
  resourceNotFound,
  type StoredResource,
  uniqueness,
  type WriteOptions,
} from "@/scim";
import { auditSql } from "./audit-sql";
import { changeMembers } from "./change-members";
import type { DirectoryContext } from "./directory-actor";
import { documentText } from "./document-text";
import { givesAdmin, lockGroupRow, readGroup } from "./group-row";
import { requireVersion } from "./preconditions";
import { lockTeam, requireAnAdmin } from "./team-rules";
import { updateGroup } from "./update-group";
import { watchChange } from "./watch-change";

/** The team's groups as the storage port's Groups. */
export function groupStore(ctx: DirectoryContext): ResourceStore {
  const { teamId } = ctx.actor;
  return {
    get: (id, { references }) => readGroup(ctx.db, teamId, id, references),
    create: (draft) =>
      asRefusal(
        ctx,
        () => ctx.db.transaction((tx) => createGroup(ctx, tx, draft)),
        () => draft.document,
      ),
    update: (id, change, options) => {
      const watched = watchChange(change);
      return asRefusal(ctx, () => updateGroup(ctx, id, watched.change, options), watched.wanted);
    },
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

/** What the database refuses, because another writer was faster or a name is taken, in the words of the protocol. */
async function asRefusal<T>(ctx: DirectoryContext, write: () => Promise<T>, document: () => JsonObject): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (uniqueViolation(error) === "groups_display_name") throw await displayNameTaken(ctx, document());
    if (foreignKeyViolation(error) === "group_members_member") {
      throw invalidValue("One of the members was removed from this team at this moment; no member was changed.");
    }
    throw error;
  }
}

async function displayNameTaken({ db, actor }: DirectoryContext, document: JsonObject) {
  const wanted = documentText(document, "displayName");
  const [holder] = await rows<{ id: string; name: string }>(
    db,
    sql`select id, display_name as name from groups
      where team_id = ${actor.teamId} and display_name_key = scim_fold(${wanted})`,
    { name: "directory_group_of_name" },
  );
  const group = holder ? `"${holder.name}" (id ${holder.id})` : `"${wanted}"`;
  return uniqueness(`The group ${group} has this displayName in this team already. Link it or take another name.`);
}
