import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { memberActor } from "@/lib/audit/member-actor";
import { recordEvent } from "@/lib/audit/record-event";
import type { TeamContext } from "@/lib/auth/authorize";

/** Writes the switch and its audit row; the caller holds the lock and has looked at the rules. */
export async function switchScim(tx: Tx, actor: TeamContext, at: Date, enabled: boolean): Promise<void> {
  const { team } = actor;
  await rows(
    tx,
    sql`update scim_settings set enabled = ${enabled}::boolean, updated_at = ${at.toISOString()}::timestamptz
      where team_id = ${team.id}`,
  );
  await recordEvent(tx, team.id, memberActor(actor), at, {
    action: enabled ? "scim.turned_on" : "scim.turned_off",
    targetId: team.id,
    targetName: team.name,
  });
}
