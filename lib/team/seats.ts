import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { takenSeatsSql } from "@/lib/directory/resource-counts";

export interface Seats {
  readonly total: number;
  /** Active and invited members. */
  readonly used: number;
}

/** The seats that the team's plan pays for, and how many of them are taken. */
export async function readSeats(db: Db, teamId: string): Promise<Seats> {
  const [seats] = await rows<Seats>(
    db,
    sql`select t.seats as total, ${takenSeatsSql(teamId)} as used from teams t where t.id = ${teamId}`,
  );
  return seats ?? { total: 0, used: 0 };
}
