import { once } from "node:events";
import { createServer } from "node:http";
import type { TestProject } from "vitest/node";
import { migratePostgres } from "../migrate";
import { postgresDatabase } from "../open-postgres";
import { partitionTables } from "../partition/partition-tables";
import { connectForTests, newDatabaseName, withDatabase } from "./postgres-address";
import { startPostgresServer } from "./postgres-server";

declare module "vitest" {
  interface ProvidedContext {
    /** Where `freshPostgres` asks for the template database. */
    testPostgresBroker: string;
  }
}

/**
 * Vitest's global set-up: a broker in the main process, which starts PostgreSQL and makes the migrated template when the
 * first worker asks, and stops it at the end. Runs that need no PostgreSQL do not pay for one.
 */
export async function setup(project: Pick<TestProject, "provide">): Promise<() => Promise<void>> {
  let template: ReturnType<typeof makeTemplate> | undefined;
  const broker = createServer((_req, res) => {
    // A worker that asked again on this connection might find it closed for its age.
    res.setHeader("connection", "close");
    template ??= makeTemplate();
    template.then(
      ({ url, name }) => res.end(JSON.stringify({ url, name })),
      (error: unknown) => res.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    );
  });
  broker.listen(0, "127.0.0.1");
  await once(broker, "listening");
  broker.unref();
  const address = broker.address();
  if (address === null || typeof address === "string") throw new Error("The PostgreSQL broker has no port.");
  project.provide("testPostgresBroker", `http://127.0.0.1:${address.port}`);
  return async () => {
    broker.close();
    await template?.then(({ dispose }) => dispose()).catch(() => undefined);
  };
}

/** As few as show whether a statement looks into one of them or into all. */
const PARTITIONS = 3;

async function partition(url: string): Promise<void> {
  const open = postgresDatabase(url, 1);
  try {
    await partitionTables(open.db, { partitions: PARTITIONS });
  } finally {
    await open.close();
  }
}

/** `url` is the server's own database, `name` the migrated one to copy. */
async function makeTemplate() {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: () => Promise.resolve() } : await startPostgresServer();
  const name = newDatabaseName();
  const admin = connectForTests(server.url);
  const dispose = async () => {
    await admin.unsafe(`drop database if exists ${name} with (force)`).catch(() => undefined);
    await admin.end({ timeout: 5 });
    await server.stop();
  };
  try {
    await admin.unsafe(`create database ${name} template template0 encoding 'UTF8'`);
    const client = connectForTests(withDatabase(server.url, name));
    try {
      await migratePostgres(client);
    } finally {
      await client.end({ timeout: 5 });
    }
    if (process.env.TEST_PARTITIONED === "1") await partition(withDatabase(server.url, name));
  } catch (error) {
    await dispose();
    throw error;
  }
  return { url: server.url, name, dispose };
}
