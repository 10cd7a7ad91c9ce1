import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows } from "@/db/rows";
import type { AuditAction } from "@/lib/audit/actions";
import { ADMIN_ROLE } from "@/lib/contracts/roles";
import { holdsRole } from "@/lib/members/member-roles";
import {
  type Change,
  type JsonObject,
  type ReadOptions,
  resourceNotFound,
  type StoredResource,
  type WriteOptions,
} from "@/scim";
import { followEmail, linkAccountLater } from "./account-link";
import { auditSql } from "./audit-sql";
import { changedAttributes } from "./changed-attributes";
import type { DirectoryContext } from "./directory-actor";
import { requireVersion } from "./preconditions";
import { type ResourceRow, storedResource, userColumns } from "./resource-sql";
import { isActiveAdmin, lockTeam, requireAnAdmin, requireFreeSeat } from "./team-rules";
import { endSessionsSql, lockUserRow, readUser, readUserRow, type UserRow } from "./user-row";

type Options = WriteOptions & ReadOptions;

/** Optimistic writes before the row is locked; only several writers of one person at once come so far. */
const ATTEMPTS_MAX = 3;

interface Plan {
  readonly next: JsonObject;
  readonly changed: readonly string[];
  readonly action: AuditAction;
  /** Whether more than the row itself has to be looked at: seats, accounts. */
  readonly careful: boolean;
}

/**
 * Changes a person's document. Without a conflict it is one read and one statement that writes, ends the sessions of
 * somebody who is deactivated, and leaves the audit row; a write that met another one reads again.
 */
export async function updateUser(
  ctx: DirectoryContext,
  id: string,
  change: Change,
  options: Options,
): Promise<StoredResource> {
  const { db, actor } = ctx;
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const row = requireVersion("User", id, await readUserRow(db, actor.teamId, id), options);
    const plan = planChange(row, change);
    if (!plan) return requireUser(ctx, db, id, options);
    if (plan.careful) break;
    const written = await write(ctx, db, row, plan, options, plan.action === "member.deactivated");
    if (written) return written;
  }
  return db.transaction((tx) => updateCarefully(ctx, tx, id, change, options));
}

/** undefined when nothing would change. A member from before SCIM becomes managed by the first change that names it (U8). */
function planChange(row: UserRow, change: Change): Plan | undefined {
  const next = change.document?.(row.document) ?? row.document;
  const changed = changedAttributes(row.document, next);
  if (changed.length === 0 && row.managed) return undefined;
  const isActive = next.active !== false;
  const reactivated = isActive && !row.active;
  const action = reactivated ? "member.reactivated" : row.active && !isActive ? "member.deactivated" : "member.changed";
  return { next, changed, action, careful: reactivated || changed.includes("emails") || changed.includes("userName") };
}

async function updateCarefully(ctx: DirectoryContext, tx: Db, id: string, change: Change, options: Options) {
  const { teamId } = ctx.actor;
  const { seats } = await lockTeam(tx, teamId);
  const row = requireVersion("User", id, await lockUserRow(tx, teamId, id), options);
  const plan = planChange(row, change);
  if (!plan) return requireUser(ctx, tx, id, options);
  if (plan.action === "member.reactivated") await requireFreeSeat(tx, teamId, seats);
  const guarded = plan.action === "member.deactivated" && (await isActiveAdmin(tx, teamId, id));
  if (row.account_id !== null) await followEmail(ctx, tx, row.account_id, plan.next);
  const written = await write(ctx, tx, row, plan, options, false);
  if (!written) throw resourceNotFound("User", id);
  if (guarded) await requireAnAdmin(tx, teamId, `Deactivating ${row.name}`);
  if (row.account_id === null) await linkLater(ctx, tx, id, plan.next);
  return written;
}

/** A member without an account gets one as soon as its document has an address that is free. */
async function linkLater(ctx: DirectoryContext, tx: Db, id: string, document: JsonObject): Promise<void> {
  const accountId = await linkAccountLater(ctx, tx, document);
  if (accountId === null) return;
  await rows(tx, sql`update members set account_id = ${accountId} where team_id = ${ctx.actor.teamId} and id = ${id}`);
}

/** undefined when the row has another version by now, or when an admin must not be touched without the team's lock. */
async function write(
  ctx: DirectoryContext,
  db: Db,
  row: UserRow,
  { next, changed, action }: Plan,
  options: Options,
  sparesAdmins: boolean,
): Promise<StoredResource | undefined> {
  const { actor, clock } = ctx;
  const at = clock();
  const endsSessions = action === "member.deactivated" ? sql`, ended as (${endSessionsSql(at, "u")})` : sql``;
  const [written] = await rows<ResourceRow>(
    db,
    sql`with u as (
        update members m set document = ${JSON.stringify(next)}::jsonb, version = version + 1, managed = true,
          updated_at = ${at.toISOString()}::timestamptz
        where m.team_id = ${actor.teamId} and m.id = ${row.id} and m.version = ${row.version}
          ${sparesAdmins ? sql`and not ${holdsRole(ADMIN_ROLE)}` : sql``}
        returning m.*),
      named as (select id, shown_name as name from u),
      audited as (${auditSql(actor, at, action, "named", { changed })})
      ${endsSessions}
      select ${userColumns(options.references)} from u r`,
    { name: `directory_write_user_${options.references}_${action}_${sparesAdmins}` },
  );
  return written && storedResource(written);
}

async function requireUser(
  { actor }: DirectoryContext,
  db: Db,
  id: string,
  { references }: Options,
): Promise<StoredResource> {
  const user = await readUser(db, actor.teamId, id, references);
  if (!user) throw resourceNotFound("User", id);
  return user;
}
