import { randomBytes } from "node:crypto";
import postgres, { type Sql } from "postgres";

/** Quoting is not needed: letters, digits and underscores only. */
export function newDatabaseName(): string {
  return `muster_test_${process.pid}_${randomBytes(6).toString("hex")}`;
}

/** The same server and user, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** One connection. End it. */
export function connectForTests(url: string): Sql {
  return postgres(url, { max: 1, onnotice: () => undefined });
}
