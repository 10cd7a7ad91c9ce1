import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";

/**
 * Takes a domain for a team; false when it is another team's. Of two transactions at the same time the second waits for
 * the end of the first.
 */
export async function claimDomain(tx: Db, teamId: string, name: string, at: Date): Promise<boolean> {
  await rows(
    tx,
    sql`insert into domain_claims (name, team_id, claimed_at) values (${name}, ${teamId}, ${at.toISOString()}::timestamptz)
      on conflict (name) do nothing`,
  );
  return (await claimantOf(tx, name)) === teamId;
}

/** Lets a domain of this team go, if it has it. */
export async function releaseDomain(tx: Db, teamId: string, name: string): Promise<void> {
  await rows(tx, sql`delete from domain_claims where name = ${name} and team_id = ${teamId}`);
}

/** The team that has verified a domain, named as `domains.name` is. */
export async function claimantOf(db: Db, name: string): Promise<string | undefined> {
  const [claim] = await rows<{ team_id: string }>(db, sql`select team_id from domain_claims where name = ${name}`);
  return claim?.team_id;
}
