import { sql } from "drizzle-orm";
import type { z } from "zod";
import { rows } from "@/db/rows";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { Authorized } from "@/lib/auth/authorize";
import type { changePlan as contract, PlanView } from "@/lib/contracts/plan";
import type { Plan } from "@/lib/contracts/roles";
import type { Services } from "@/lib/services";
import { planView } from "./read-plan";

/**
 * Puts the team on another plan, with an audit row of both; the one that it is on changes nothing. Nothing else is
 * touched: permissions are asked for at each request, so that what the plan does not have stops and comes back with it.
 */
export function changePlan(
  { db, clock }: Services,
  actor: Authorized<"plan.change">,
  { plan }: z.output<(typeof contract)["input"]>,
): Promise<PlanView> {
  const { id, name } = actor.team;
  return db.transaction(async (tx) => {
    const at = clock();
    const [before] = await rows<{ plan: Plan }>(
      tx,
      sql`select plan from teams where id = ${id} and plan <> ${plan} for no key update`,
    );
    if (before) {
      await rows(
        tx,
        sql`update teams set plan = ${plan}, version = version + 1, updated_at = ${at.toISOString()}::timestamptz
          where id = ${id}`,
      );
      await recordEvent(tx, id, memberActor(actor), at, {
        action: "plan.changed",
        targetId: id,
        targetName: name,
        details: { before: { plan: before.plan }, after: { plan } },
      });
    }
    return planView(tx, id, at);
  });
}
