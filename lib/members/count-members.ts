import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { totalSql } from "@/lib/directory/resource-counts";

/** How many members the team has, deactivated ones, too. */
export async function countMembers(db: Db, teamId: string): Promise<number> {
  const [counted] = await rows<{ total: number }>(db, sql`select ${totalSql(teamId, "User")} as total`);
  return counted?.total ?? 0;
}
