import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";

/**
 * Serialises what changes the domains of a team, and keeps its deletion away: both lock the team's row first. Call it
 * first in the transaction.
 */
export async function lockDomains(tx: Tx, teamId: string): Promise<void> {
  await rows(tx, sql`select 1 from teams where id = ${teamId} for no key update`);
}
