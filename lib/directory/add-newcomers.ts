import { sql } from "drizzle-orm";
import { isWriteConflict, uniqueViolation } from "@/db/errors";
import { writeStatement } from "@/db/statement";
import { newId } from "@/lib/ids";
import type { JsonObject, MadeResource } from "@/scim";
import { type AuditName, auditInsert, auditValues } from "./audit-sql";
import type { DirectoryContext } from "./directory-actor";
import { insertNewcomersSql, newcomerRow } from "./insert-newcomers";
import { findNewcomers, type Newcomer, takesSeat } from "./newcomers";
import { countTakenSeats, lockTeam } from "./team-rules";

/**
 * Adds the first of these people, up to one whom `addNewcomer` would not add: a statement that looks and one that writes
 * for all of them, and where seats are few the team's lock around both. When somebody else is faster with a name or an
 * address, nobody is added.
 */
export async function addNewcomers(
  ctx: DirectoryContext,
  documents: readonly JsonObject[],
): Promise<readonly MadeResource[]> {
  try {
    const newcomers = await firstNewcomers(ctx, documents);
    if (newcomers.length === 0) return [];
    // Within the transaction that holds declared schemas, a refusal must leave it whole.
    if (newcomers.every(({ roomy }) => roomy) && !ctx.schemas?.version) return await insertNewcomers(ctx, newcomers);
    return await ctx.db.transaction((tx) => addWithSeats({ ...ctx, db: tx }, documents));
  } catch (error) {
    if (uniqueViolation(error) !== undefined || isWriteConflict(error)) return [];
    throw error;
  }
}

/** The same under the team's lock, up to the one for whom no seat is left. */
async function addWithSeats(ctx: DirectoryContext, documents: readonly JsonObject[]): Promise<readonly MadeResource[]> {
  const { db, actor } = ctx;
  const { seats } = await lockTeam(db, actor.teamId);
  let free = seats - (await countTakenSeats(db, actor.teamId));
  const newcomers = await firstNewcomers(ctx, documents);
  const seatless = newcomers.findIndex(({ document }) => {
    if (!takesSeat(document)) return false;
    free -= 1;
    return free < 0;
  });
  const seated = seatless < 0 ? newcomers : newcomers.slice(0, seatless);
  return seated.length === 0 ? [] : insertNewcomers(ctx, seated);
}

/** Those from the first on whom neither the team knows nor anybody before them could be. */
async function firstNewcomers(
  { db, actor }: DirectoryContext,
  documents: readonly JsonObject[],
): Promise<readonly Newcomer[]> {
  const newcomers: Newcomer[] = [];
  for (const newcomer of await findNewcomers(db, actor.teamId, documents)) {
    if (!newcomer) break;
    newcomers.push(newcomer);
  }
  return newcomers;
}

const insert = writeStatement<MadeResource, "team" | "people" | AuditName>("directory_add_newcomers", (at) =>
  insertNewcomersSql(at, {
    auditType: "text",
    audited: auditInsert(at, "named", sql.raw("c.audit")),
    kept: sql.raw("team_id, id, shown_name, version"),
    answer: sql.raw("r.id, r.version"),
  }),
);

/** All of them or, by a unique violation, nobody. */
function insertNewcomers(
  { db, actor, clock }: DirectoryContext,
  newcomers: readonly Newcomer[],
): Promise<readonly MadeResource[]> {
  const at = clock();
  const people = newcomers.map((newcomer) => ({ ...newcomerRow(newcomer, at), audit: newId("aud") }));
  return insert(db, {
    team: actor.teamId,
    people: JSON.stringify(people),
    ...auditValues(actor, at, "member.created", {}),
  });
}
