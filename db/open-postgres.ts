import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { OnProgress, OpenDatabase } from "./database";
import { unavailable } from "./database-unavailable";
import { migratePostgres } from "./migrate";
import * as tables from "./schema/tables";

const CONNECT_TIMEOUT_S = 10;
const IDLE_TIMEOUT_S = 60;
const CLOSE_TIMEOUT_S = 5;

/**
 * Connects to PostgreSQL and migrates; several processes may do so at once.
 * @throws DatabaseUnavailableError
 */
export async function openPostgres(url: string, poolMax: number, onProgress?: OnProgress): Promise<OpenDatabase> {
  onProgress?.("Connecting to PostgreSQL");
  const migrating = connect(url, 1, 0);
  try {
    await migratePostgres(migrating, onProgress);
  } catch (error) {
    throw unavailable(error, url) ?? error;
  } finally {
    await migrating.end({ timeout: CLOSE_TIMEOUT_S });
  }
  return postgresDatabase(url, poolMax);
}

/** A pool on a database whose tables are as they are; it connects at the first query. */
export function postgresDatabase(url: string, poolMax: number): OpenDatabase {
  const client = connect(url, poolMax, IDLE_TIMEOUT_S);
  return {
    db: drizzle(client, { schema: tables }),
    kind: "postgres",
    close: () => client.end({ timeout: CLOSE_TIMEOUT_S }),
  };
}

/** A client that connects at its first query; `idleTimeoutS` 0 keeps the connection. */
export function connect(url: string, max: number, idleTimeoutS: number) {
  return postgres(url, {
    max,
    idle_timeout: idleTimeoutS,
    // A connection that is kept must not be exchanged for a younger one: its session holds a lock.
    ...(idleTimeoutS === 0 && { max_lifetime: null }),
    connect_timeout: CONNECT_TIMEOUT_S,
    onnotice: () => undefined,
    connection: { application_name: "muster", TimeZone: "UTC", DateStyle: "ISO" },
  });
}
