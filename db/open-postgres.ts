import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { OnProgress, OpenDatabase } from "./database";
import { unavailable } from "./database-unavailable";
import { type Pooler, requireKnownPooler } from "./known-pooler";
import { migratePostgres } from "./migrate";
import * as tables from "./schema/tables";

const CONNECT_TIMEOUT_S = 10;
const IDLE_TIMEOUT_S = 60;
const CLOSE_TIMEOUT_S = 5;

export interface PostgresSettings {
  readonly url: string;
  readonly poolMax: number;
  readonly pooler: Pooler;
  /** Whether statements are prepared once a connection. */
  readonly prepare: boolean;
}

/**
 * Connects to PostgreSQL and migrates; several processes may do so at once.
 * @throws DatabaseUnavailableError
 */
export async function openPostgres(settings: PostgresSettings, onProgress?: OnProgress): Promise<OpenDatabase> {
  const { url, poolMax, pooler, prepare } = settings;
  onProgress?.("Connecting to PostgreSQL");
  const migrating = connect(url, 1, 0, prepare);
  try {
    await requireKnownPooler(migrating, pooler);
    await migratePostgres(migrating, onProgress);
  } catch (error) {
    throw unavailable(error, url) ?? error;
  } finally {
    await migrating.end({ timeout: CLOSE_TIMEOUT_S });
  }
  return postgresDatabase(url, poolMax, prepare);
}

/** A pool on a database whose tables are as they are; it connects at the first query. */
export function postgresDatabase(url: string, poolMax: number, prepare = true): OpenDatabase {
  const client = connect(url, poolMax, IDLE_TIMEOUT_S, prepare);
  return {
    db: drizzle(client, { schema: tables }),
    kind: "postgres",
    close: () => client.end({ timeout: CLOSE_TIMEOUT_S }),
  };
}

/** A client that connects at its first query; `idleTimeoutS` 0 keeps the connection. */
export function connect(url: string, max: number, idleTimeoutS: number, prepare = true) {
  return postgres(url, {
    max,
    prepare,
    idle_timeout: idleTimeoutS,
    // A connection that is kept must not be exchanged for a younger one: its session holds a lock.
    ...(idleTimeoutS === 0 && { max_lifetime: null }),
    connect_timeout: CONNECT_TIMEOUT_S,
    onnotice: () => undefined,
    connection: { application_name: "muster", TimeZone: "UTC", DateStyle: "ISO" },
  });
}
