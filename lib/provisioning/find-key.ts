import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { rows } from "@/db/rows";
import { DomainError } from "@/lib/errors";
import { type KeyRow, keyColumns } from "./key-view";

/** A key of this team. Throws `not_found` for any other id; call it under the lock. */
export async function findKey(tx: Tx, teamId: string, keyId: string): Promise<KeyRow> {
  const [key] = await rows<KeyRow>(
    tx,
    sql`select ${keyColumns} from scim_keys k where k.team_id = ${teamId} and k.id = ${keyId}`,
  );
  if (!key) throw new DomainError("not_found", "This key does not exist. Reload the page to see the keys there are.");
  return key;
}
