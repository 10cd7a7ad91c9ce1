import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { ScimKeyView } from "@/lib/contracts/scim";
import { type KeyRow, keyColumns, keyView } from "./key-view";

const SHOWN_MAX = 200;

/** The team's keys, newest first. Beyond 200 the oldest revoked and expired ones are left out. */
export async function listKeys(db: Db, teamId: string, now: Date): Promise<readonly ScimKeyView[]> {
  const found = await rows<KeyRow>(
    db,
    sql`select ${keyColumns} from scim_keys k where k.team_id = ${teamId}
      order by k.revoked_at is not null or coalesce(k.expires_at <= ${now.toISOString()}::timestamptz, false), k.id desc
      limit ${SHOWN_MAX}::integer`,
  );
  return found.toSorted((left, right) => (left.id < right.id ? 1 : -1)).map((row) => keyView(row, now));
}
