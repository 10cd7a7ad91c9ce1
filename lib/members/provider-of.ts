import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";

interface ProviderOf {
  readonly name: string | null;
  readonly lastSyncAt: string | null;
}

interface Found {
  readonly caller: string | null;
  readonly method: string | null;
  readonly last_sync_at: Date | null;
}

/**
 * Which identity provider decides over a member or a group of the team, by the name that it calls itself or else of the
 * single sign-on method, and when it last wrote it, as far as the audit log reaches back.
 */
export async function providerOf(db: Db, teamId: string, targetId: string): Promise<ProviderOf> {
  const [found] = await rows<Found>(
    db,
    sql`select
      (select k.last_used_by from scim_keys k where k.team_id = ${teamId} and k.last_used_at is not null
        order by k.last_used_at desc limit 1) as caller,
      (select s.name from sso_methods s where s.team_id = ${teamId} and s.enabled order by s.id limit 1) as method,
      (select e.at from audit_events e
        where e.team_id = ${teamId} and e.target_id = ${targetId} and e.actor_kind = 'scim_key'
        order by e.at desc, e.id desc limit 1) as last_sync_at`,
  );
  return { name: found?.caller ?? found?.method ?? null, lastSyncAt: found?.last_sync_at?.toISOString() ?? null };
}
