import { drizzle } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import type { OnProgress, OpenDatabase } from "./database";
import { unavailable } from "./database-unavailable";
import { Gate } from "./gate";
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
    db: drizzle(gated(client, poolMax), { schema: tables }),
    kind: "postgres",
    close: () => client.end({ timeout: CLOSE_TIMEOUT_S }),
  };
}

/**
 * The client behind a gate of as many places as it has connections: with more queries in flight than these it slows down
 * with age, because it searches the ones that wait.
 */
function gated(client: Sql, poolMax: number): Sql {
  const gate = new Gate(poolMax);
  const unsafe = (...query: Parameters<Sql["unsafe"]>) => {
    const run = <T>(work: () => PromiseLike<T>) => gate.run(async () => work());
    return {
      // oxlint-disable-next-line unicorn/no-thenable -- like the client's own query it is sent when it is waited for
      then: (...handlers: Parameters<Promise<unknown>["then"]>) => run(() => client.unsafe(...query)).then(...handlers),
      values: () => run(() => client.unsafe(...query).values()),
    };
  };
  const begin = (...work: Parameters<Sql["begin"]>) => gate.run(() => client.begin(...work));
  return new Proxy(client, {
    get: (target, name) => (name === "unsafe" ? unsafe : name === "begin" ? begin : Reflect.get(target, name)),
  });
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
