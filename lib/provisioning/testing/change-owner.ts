import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { AuditAction } from "@/lib/audit/actions";

const CHANGES = {
  revoked: (team: string) => sql`update scim_keys set revoked_at = now() where team_id = ${team}`,
  expired: (team: string) => sql`update scim_keys set expires_at = now() - interval '1 second' where team_id = ${team}`,
  renamed: (team: string) => sql`update scim_keys set name = 'Renamed' where team_id = ${team}`,
  off: (team: string) => sql`update scim_settings set enabled = false where team_id = ${team}`,
  schemas: (team: string) =>
    sql`update scim_settings set schemas_version = schemas_version + 1 where team_id = ${team}`,
  plan: (team: string) => sql`update teams set plan = 'free' where id = ${team}`,
};

/** Changes what a team's keys open, as another instance would: nothing of this process hears of it. */
export async function changeOwner(db: Db, teamId: string, what: keyof typeof CHANGES): Promise<void> {
  await rows(db, CHANGES[what](teamId));
}

export async function countProvisioned(db: Db, teamId: string): Promise<number> {
  return (await rows(db, sql`select 1 from members where team_id = ${teamId} and source = 'scim'`)).length;
}

/** The requests that audit rows of this action tell of, one for each row. */
export async function auditedRequests(db: Db, teamId: string, action: AuditAction): Promise<readonly string[]> {
  const query = sql`select request_id as id from audit_events where team_id = ${teamId} and action = ${action}`;
  return (await rows<{ id: string }>(db, query)).map(({ id }) => id);
}
