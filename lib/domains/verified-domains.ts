import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rows, textArray } from "@/db/rows";

/** Those of these domains, named as `emailDomain` gives them, that the team has verified. */
export async function verifiedDomains(db: Db, teamId: string, names: readonly string[]): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const found = await rows<{ name: string }>(
    db,
    sql`select name from domains
      where team_id = ${teamId} and name = any(${textArray(names)}) and verified_at is not null`,
    { name: "domains_verified" },
  );
  return new Set(found.map(({ name }) => name));
}
