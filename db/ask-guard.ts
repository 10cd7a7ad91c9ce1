import { sql } from "drizzle-orm";
import { compile, runCompiled } from "./compiled-query";
import type { Db } from "./database";
import type { GuardState } from "./guard";

/** Asks for the condition by itself, before what cannot hold it. Throws the guard's refusal. */
export async function askGuard(db: Db, guard: GuardState): Promise<void> {
  const asking = compile(sql`select ${guard.condition} as holds`, guard.name);
  const [asked] = await runCompiled<{ holds: boolean }>(db, asking, guard.parameters);
  guard.settle(asked?.holds === true);
}
