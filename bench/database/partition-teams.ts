import { postgresDatabase } from "@/db/open-postgres";
import { partitionTables } from "@/db/partition/partition-tables";
import { startProgress } from "../progress";

/** Partitions the large tables of a seeded database by team. */
export async function partitionTeams(url: string, partitions: number): Promise<void> {
  const progress = startProgress(`Moving the large tables into ${partitions} partitions`, 1);
  const { db, close } = postgresDatabase(url, 1);
  try {
    await partitionTables(db, { partitions });
    progress.end();
  } finally {
    await close();
  }
}
