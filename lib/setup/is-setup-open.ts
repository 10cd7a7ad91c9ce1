import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";

/** Whether there is no team yet, so that the first one can be made. */
export async function isSetupOpen({ db }: { readonly db: Db }): Promise<boolean> {
  return (await rows(db, sql`select 1 from teams limit 1`)).length === 0;
}
