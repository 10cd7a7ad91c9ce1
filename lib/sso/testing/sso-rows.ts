import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { AuditAction } from "@/lib/audit/actions";
import type { OidcConfig, SamlConfig } from "@/lib/sso/method-config";

/** What tests of the doors write and read in the tables of single sign-on. */

export async function storeConfig(db: Db, methodId: string, config: SamlConfig | OidcConfig): Promise<void> {
  await rows(db, sql`update sso_methods set config = ${JSON.stringify(config)}::jsonb where id = ${methodId}`);
}

export async function switchOff(db: Db, methodId: string): Promise<void> {
  await rows(db, sql`update sso_methods set enabled = false where id = ${methodId}`);
}

export async function forgetProvider(db: Db, methodId: string): Promise<void> {
  await rows(db, sql`update sso_methods set config = jsonb_set(config, '{settings}', 'null') where id = ${methodId}`);
}

export async function deactivateAll(db: Db, teamId: string): Promise<void> {
  await rows(db, sql`update members set document = document || '{"active": false}' where team_id = ${teamId}`);
}

/** Sessions that began a while ago are used now. */
export async function touchSession(db: Db, sessionId: string): Promise<void> {
  await rows(db, sql`update sessions set last_seen_at = now() where id = ${sessionId}`);
}

interface Failure {
  readonly target_id: string;
  readonly request_id: string;
  readonly details: { readonly reason: string; readonly message: string; readonly methodId: string };
}

/** The team's failed sign-ins in the audit log, the first one first; or its failed sign-outs. */
export function failuresOf(
  db: Db,
  teamId: string,
  action: AuditAction = "session.sign_in_failed",
): Promise<readonly Failure[]> {
  return rows<Failure>(
    db,
    sql`select target_id, request_id, details from audit_events
      where team_id = ${teamId} and action = ${action} order by id`,
  );
}

export function sessionsOf(db: Db, methodId: string) {
  return rows<{ remember: boolean }>(
    db,
    sql`select remember from sessions where sso_method_id = ${methodId} order by id`,
  );
}

/** The result of the last test, and whether the method counts as tested. */
export async function storedTest(db: Db, teamId: string) {
  const [found] = await rows<{ result: object; tested: boolean }>(
    db,
    sql`select t.result, s.tested_at is not null as tested from sso_tests t
      join sso_methods s on s.team_id = t.team_id and s.id = t.method_id where t.team_id = ${teamId}`,
  );
  return found;
}
