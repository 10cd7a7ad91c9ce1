import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { gatheredStatement } from "@/db/gathered-statement";
import type { AuditAction } from "@/lib/audit/actions";
import {
  type Change,
  type JsonObject,
  type ReadOptions,
  resourceNotFound,
  type StoredResource,
  type WriteOptions,
} from "@/scim";
import { relinkMember } from "./account-link";
import { changeDetails, changedAttributes } from "./changed-attributes";
import type { DirectoryContext } from "./directory-actor";
import { requireOwnDomain } from "./domain-rules";
import { requireVersion } from "./preconditions";
import { roomySql } from "./resource-counts";
import { settleInvitations } from "./settle-invitations";
import { signInAddress } from "./sign-in-address";
import { isActiveAdmin, lockTeam, requireAnAdmin, requireFreeSeat } from "./team-rules";
import { lockUserRow, readUser, USER_ROW, type UserRow } from "./user-row";
import { writeUser } from "./write-user";

type Options = WriteOptions & ReadOptions;

/** Optimistic writes before the row is locked; only several writers of one person at once come so far. */
const ATTEMPTS_MAX = 3;

interface Plan {
  readonly document: JsonObject;
  readonly changed: readonly string[];
  readonly action: AuditAction;
  /** Whether more than the row itself has to be looked at: seats, accounts, domains. */
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
  const { references } = options;
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const [found] = await changingUser(db, { team: actor.teamId, id });
    const row = requireVersion("User", id, found, options);
    const plan = planChange(row, change);
    if (!plan) return requireUser(ctx, db, id, options);
    if (plan.careful && !comesBackPlainly(row, plan)) break;
    const sparesAdmins = plan.action === "member.deactivated";
    const written = await writeUser(ctx, db, row, { ...plan, details: detailsOf(row, plan), references, sparesAdmins });
    if (written) return written;
  }
  return db.transaction((tx) => updateCarefully(ctx, tx, id, change, options));
}

/** undefined when nothing would change. A member from before SCIM becomes managed by the first change that names it (U8). */
function planChange(row: UserRow, change: Change): Plan | undefined {
  const document = change.document?.(row.document) ?? row.document;
  const changed = changedAttributes(row.document, document);
  if (changed.length === 0 && row.managed) return undefined;
  const isActive = document.active !== false;
  const reactivated = isActive && !row.active;
  const action = reactivated ? "member.reactivated" : row.active && !isActive ? "member.deactivated" : "member.changed";
  const isUnsettled = !row.joined || (row.account_id === null && signInAddress(document) !== undefined);
  const careful = reactivated || isUnsettled || changed.includes("emails") || changed.includes("userName");
  return { document, changed, action, careful };
}

/** A member with what decides, when it is inactive, whether it may simply come back. */
interface ChangingUser extends UserRow {
  /** Whether seats are plenty; null for somebody who is active. */
  readonly roomy: boolean | null;
  readonly account_email: string | null;
}

const changingUser = gatheredStatement<ChangingUser, "team", "id">("directory_changing_user", {
  shared: ["team"],
  each: ["id"],
  build: ({ team, id }) => sql`select ${USER_ROW.columns}, a.email as account_email,
      case when not m.active then (select ${roomySql(team)} from teams t where t.id = ${team}) end as roomy
    from ${USER_ROW.from} where m.team_id = ${team} and m.id = ${id}`,
});

/**
 * Whether somebody who is active again needs no closer look: they have joined, sign in with the address that they have and
 * keep, and seats are plenty.
 */
function comesBackPlainly(row: ChangingUser, { document, action, changed }: Plan): boolean {
  const moves = changed.includes("emails") || changed.includes("userName");
  if (action !== "member.reactivated" || moves || !row.joined || row.account_id === null) return false;
  return row.roomy === true && row.account_email === signInAddress(document);
}

function detailsOf({ managed, document: before }: UserRow, { document, changed }: Plan) {
  return { ...changeDetails(before, document, changed), ...(!managed && { managed: true }) };
}

async function updateCarefully(ctx: DirectoryContext, tx: Db, id: string, change: Change, options: Options) {
  const { teamId } = ctx.actor;
  const { seats } = await lockTeam(tx, teamId);
  const row = requireVersion("User", id, await lockUserRow(tx, teamId, id), options);
  const plan = planChange(row, change);
  if (!plan) return requireUser(ctx, tx, id, options);
  const { document, action } = plan;
  // An address must not keep anybody in.
  if (action !== "member.deactivated") await requireOwnDomain(tx, teamId, row, document);
  if (action === "member.reactivated") await requireFreeSeat(tx, teamId, seats);
  const mayLeave = action === "member.deactivated" || row.account_id === null;
  const admin = mayLeave && (await isActiveAdmin(tx, teamId, id));
  const link = await relinkMember(ctx, tx, row, document, { active: document.active !== false, admin });
  const details = { ...detailsOf(row, plan), ...(!link.joined && row.joined && { invited: true }) };
  const written = await writeUser(ctx, tx, row, { ...plan, details, references: options.references, link });
  if (!written) throw resourceNotFound("User", id);
  await settleInvitations(ctx, tx, row, document, link);
  if (admin && action === "member.deactivated") await requireAnAdmin(tx, teamId, `Deactivating ${row.name}`);
  return written;
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
