import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";

export interface BoundedCount {
  readonly total: number;
  /** Whether there are more than `total`, which is then `max`. */
  readonly isMore: boolean;
}

/** How many rows `from members m where ...` has; whoever has more than `max` is not counted to the end. */
export async function countUpTo(db: Db, from: SQL, max: number): Promise<BoundedCount> {
  const [counted] = await rows<{ total: number }>(
    db,
    sql`select count(*)::integer as total from (select 1 ${from} limit ${max + 1}::integer) counted`,
  );
  const total = counted?.total ?? 0;
  return { total: Math.min(total, max), isMore: total > max };
}
