import { inject } from "vitest";
import { z } from "zod";
import type { OpenDatabase } from "../database";
import { postgresDatabase } from "../open-postgres";
import { connectForTests, newDatabaseName, withDatabase } from "./postgres-address";
import type {} from "./postgres-setup";

const POOL_MAX = 5;

/** A migrated database of its own on a real PostgreSQL, dropped when it is closed. */
export async function freshPostgres(): Promise<OpenDatabase> {
  const made = await migratedPostgres();
  const open = postgresDatabase(made.url, POOL_MAX);
  return {
    ...open,
    async close() {
      await open.close();
      await made.drop();
    },
  };
}

interface MadeDatabase {
  readonly url: string;
  readonly drop: () => Promise<void>;
}

/** The address of a new, migrated database. */
export async function migratedPostgres(): Promise<MadeDatabase> {
  return emptyOrCopiedDatabase((await (known ??= askBroker())).name);
}

/** The address of a new, empty database: what an instance finds at its very first start. */
export async function emptyPostgres(): Promise<MadeDatabase> {
  return emptyOrCopiedDatabase("template0");
}

async function emptyOrCopiedDatabase(template: string): Promise<MadeDatabase> {
  const { url } = await (known ??= askBroker());
  const name = newDatabaseName();
  await run(url, `create database ${name} template ${template}`);
  return { url: withDatabase(url, name), drop: () => run(url, `drop database if exists ${name} with (force)`) };
}

async function run(url: string, statement: string): Promise<void> {
  const admin = connectForTests(url);
  try {
    await admin.unsafe(statement);
  } finally {
    await admin.end({ timeout: 5 });
  }
}

const answer = z.object({ url: z.string(), name: z.string() });
type Answer = z.infer<typeof answer>;

/** What the broker said; it says the same until the run ends. */
let known: Promise<Answer> | undefined;

async function askBroker(): Promise<Answer> {
  const response = await fetch(inject("testPostgresBroker"));
  if (!response.ok) throw new Error(await response.text());
  return answer.parse(await response.json());
}
