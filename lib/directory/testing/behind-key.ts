import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { guardedDb, guardOf } from "@/db/guard";

const opens = guardOf<"guard_opens">({
  name: "opens",
  condition: ({ guard_opens: holds }) => sql`${holds}::boolean`,
  refusal: () => new Error("The key opens nothing."),
});

/** The database as a request has it that came with this key: what such requests ask for at the same time is gathered. */
export function behindKey(db: Db, key: string, holds = true): Db {
  return guardedDb(db, opens({ guard_opens: holds }, `${key} ${holds}`));
}
