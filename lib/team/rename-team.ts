import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rows } from "@/db/rows";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { renameTeam as contract, TeamView } from "@/lib/contracts/team";
import type { Services } from "@/lib/services";
import { teamView } from "./read-team";

/** Gives the team another name, with an audit row of both. The name that it has already changes nothing. */
export function renameTeam(
  { db, clock }: Services,
  actor: Authorized<"team.rename">,
  { name }: z.output<(typeof contract)["input"]>,
): Promise<TeamView> {
  const { id } = actor.team;
  return db.transaction(async (tx) => {
    const at = clock();
    const [before] = await rows<{ name: string }>(
      tx,
      sql`select name from teams where id = ${id} and name <> ${name} for no key update`,
    );
    if (before) {
      await rows(
        tx,
        sql`update teams set name = ${name}, version = version + 1, updated_at = ${at.toISOString()}::timestamptz
          where id = ${id}`,
      );
      await recordEvent(tx, id, memberActor(actor), at, {
        action: "team.renamed",
        targetId: id,
        targetName: name,
        details: { before: { name: before.name }, after: { name } },
      });
    }
    return teamView(tx, actor);
  });
}
