import { parseArgs } from "node:util";
import { openDatabase } from "@/db/client";
import { DatabaseUnavailableError } from "@/db/database-unavailable";
import { PARTITIONS_MAX, partitionTables } from "@/db/partition/partition-tables";
import { ConfigurationError, env } from "@/lib/env";

const PARTITIONS = 16;

/**
 * Brings the tables of the PostgreSQL database up to date and turns the large ones into tables that are partitioned by
 * team. Running it again turns what came since.
 */
async function main(partitions: number): Promise<void> {
  const environment = env();
  if (environment.databaseUrl === undefined) {
    throw new ConfigurationError(["DATABASE_URL is needed: the embedded database is not partitioned"]);
  }
  const { db, close } = await openDatabase(environment, console.log);
  try {
    const turned = await partitionTables(db, { partitions, onProgress: console.log });
    console.log(
      turned.length === 0
        ? "Every large table is partitioned already. Nothing was changed."
        : `${turned.length} tables have ${partitions} partitions each: ${turned.join(", ")}.`,
    );
  } finally {
    await close();
  }
}

function partitionsOf(text: string | undefined): number {
  if (text === undefined) return PARTITIONS;
  const count = /^\d+$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= PARTITIONS_MAX) return count;
  throw new ConfigurationError([`--partitions must be a whole number from 1 to ${PARTITIONS_MAX}`]);
}

try {
  const { values } = parseArgs({ options: { partitions: { type: "string" } } });
  await main(partitionsOf(values.partitions));
} catch (error) {
  const isExpected = error instanceof ConfigurationError || error instanceof DatabaseUnavailableError;
  if (!isExpected) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
