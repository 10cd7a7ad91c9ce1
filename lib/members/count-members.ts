import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";

export interface MemberCounts {
  /** Deactivated ones, too. */
  readonly all: number;
  /** Active and invited ones that the identity provider decides over. */
  readonly managed: number;
}

export async function countMembers(db: Db, teamId: string): Promise<MemberCounts> {
  const [counts] = await rows<MemberCounts>(
    db,
    sql`select count(*)::integer as "all", (count(*) filter (where active and managed))::integer as managed
      from members where team_id = ${teamId}`,
  );
  return counts ?? { all: 0, managed: 0 };
}
