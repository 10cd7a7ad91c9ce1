import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { changeSeats as contract, PlanView } from "@/lib/contracts/plan";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import { teamGone } from "@/lib/team/read-team";
import { readSeats } from "@/lib/team/seats";
import { planView } from "./read-plan";

/**
 * Changes how many members the team may have, with an audit row; the number that it is changes nothing. Throws `conflict`
 * for fewer than are used: the team's row is locked, so that nobody takes a seat meanwhile.
 */
export function changeSeats(
  { db, clock }: Services,
  actor: Authorized<"plan.change">,
  { seats }: z.output<(typeof contract)["input"]>,
): Promise<PlanView> {
  const { id, name } = actor.team;
  return db.transaction(async (tx) => {
    const at = clock();
    const before = await lockedSeats(tx, id);
    const { used } = await readSeats(tx, id);
    if (seats < used) throw seatsInUse(seats, used);
    if (seats !== before) {
      await rows(
        tx,
        sql`update teams set seats = ${seats}::integer, version = version + 1,
          updated_at = ${at.toISOString()}::timestamptz where id = ${id}`,
      );
      await recordEvent(tx, id, memberActor(actor), at, {
        action: "plan.seats_changed",
        targetId: id,
        targetName: name,
        details: { before: { seats: before }, after: { seats } },
      });
    }
    return planView(tx, id, at);
  });
}

async function lockedSeats(tx: Tx, teamId: string): Promise<number> {
  const [team] = await rows<{ seats: number }>(tx, sql`select seats from teams where id = ${teamId} for no key update`);
  if (!team) throw teamGone();
  return team.seats;
}

function seatsInUse(seats: number, used: number): DomainError {
  const excess = used - seats;
  const people = excess === 1 ? "1 member or cancel an invitation" : `${excess} members or cancel invitations`;
  const message = `${used} seats are in use. Deactivate ${people} first.`;
  return new DomainError("conflict", message, { fields: { seats: message } });
}
