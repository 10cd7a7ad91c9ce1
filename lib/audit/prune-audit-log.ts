import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { Services } from "@/lib/services";

const BATCH_ROWS = 5_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Removes the events of all teams that are older than `retentionDays`, in short statements, until none is left or the
 * signal is given. Gives how many. The database itself keeps what is younger than 30 days.
 */
export async function pruneAuditLog(
  { db, clock }: Services,
  retentionDays: number,
  signal?: AbortSignal,
): Promise<number> {
  const before = new Date(clock().getTime() - retentionDays * DAY_MS).toISOString();
  let total = 0;
  for (;;) {
    const [answer] = await rows<{ count: number }>(
      db,
      sql`select prune_audit_events(${before}::timestamptz, ${BATCH_ROWS}::integer) as count`,
    );
    const count = answer?.count ?? 0;
    total += count;
    if (count < BATCH_ROWS || signal?.aborted === true) return total;
  }
}
