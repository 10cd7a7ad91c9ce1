import postgres, { type Sql } from "postgres";
import { migratePostgres } from "@/db/migrate";
import { withDatabase } from "@/db/testing/postgres-address";
import { startPostgresServer } from "@/db/testing/postgres-server";

/** The PostgreSQL server of a run. Every database that it makes is dropped when it is closed. */
export interface BenchDatabases {
  /** Version as the server says it, such as "18.4". */
  readonly version: string;
  /** Makes an empty database with our tables and gives its address. */
  readonly migrated: (name: string) => Promise<string>;
  /** Copies a database that nobody is connected to. */
  readonly copy: (from: string, name: string) => Promise<string>;
  readonly drop: (name: string) => Promise<void>;
  /** The server's processes that work for a database. */
  readonly backends: (name: string) => Promise<readonly number[]>;
  readonly close: () => Promise<void>;
}

/** Starts a PostgreSQL of its own, or uses that of `url`. */
export async function openBenchDatabases(url: string | undefined): Promise<BenchDatabases> {
  const server = url ? { url, stop: () => Promise.resolve() } : await startPostgresServer();
  const admin = connectOnce(server.url);
  const made = new Set<string>();
  const drop = async (name: string) => {
    await admin.unsafe(`drop database if exists ${name} with (force)`);
    made.delete(name);
  };
  const make = async (name: string, from: string) => {
    await drop(name);
    made.add(name);
    await admin.unsafe(
      `create database ${name} template ${from} ${from === "template0" ? "encoding 'UTF8'" : "strategy file_copy"}`,
    );
    return withDatabase(server.url, name);
  };
  const [setting] = await admin`select current_setting('server_version') as version`;
  return {
    version: String(setting?.version),
    async migrated(name) {
      const made = await make(name, "template0");
      await using(made, migratePostgres);
      return made;
    },
    copy: (from, name) => make(name, from),
    drop,
    async backends(name) {
      const found = await admin`select pid from pg_stat_activity where datname = ${name}`;
      return found.map(({ pid }) => Number(pid));
    },
    async close() {
      for (const name of made) await drop(name);
      await admin.end({ timeout: 5 });
      await server.stop();
    },
  };
}

/** One connection that never gives up its session. End it. */
export function connectOnce(url: string): Sql {
  return postgres(url, { max: 1, onnotice: () => undefined, max_lifetime: null });
}

/** Works with one connection and ends it. */
export async function using<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = connectOnce(url);
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
