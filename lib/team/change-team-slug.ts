import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { uniqueViolation } from "@/db/errors";
import { rows } from "@/db/rows";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { changeTeamSlug as contract, TeamView } from "@/lib/contracts/team";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import { teamView } from "./read-team";

/**
 * Gives the team another address, with an audit row of both; the one that it has already changes nothing. Of two teams
 * that want the same one gets it, the other `name_taken`.
 */
export async function changeTeamSlug(
  { db, clock }: Services,
  actor: Authorized<"team.rename">,
  { slug }: z.output<(typeof contract)["input"]>,
): Promise<TeamView> {
  try {
    return await db.transaction(async (tx) => {
      await writeSlug(tx, actor, slug, clock());
      return teamView(tx, actor);
    });
  } catch (error) {
    if (uniqueViolation(error) !== "teams_slug") throw error;
    const fields = { slug: "Another team has this address. Choose another one." };
    throw new DomainError("name_taken", fields.slug, { fields }, { cause: error });
  }
}

async function writeSlug(tx: Tx, actor: Authorized<"team.rename">, slug: string, at: Date): Promise<void> {
  const { id, name } = actor.team;
  const [before] = await rows<{ slug: string }>(
    tx,
    sql`select slug from teams where id = ${id} and slug <> ${slug} for no key update`,
  );
  if (!before) return;
  await rows(
    tx,
    sql`update teams set slug = ${slug}, version = version + 1, updated_at = ${at.toISOString()}::timestamptz
      where id = ${id}`,
  );
  await recordEvent(tx, id, memberActor(actor), at, {
    action: "team.slug_changed",
    targetId: id,
    targetName: name,
    details: { before: { slug: before.slug }, after: { slug } },
  });
}
