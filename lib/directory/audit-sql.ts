import { type SQL, sql } from "drizzle-orm";
import type { AuditAction } from "@/lib/audit/actions";
import { newId } from "@/lib/ids";
import type { DirectoryActor } from "./directory-actor";

/**
 * An audit row inside the statement that makes the change: one for each row of the common table expression `from`,
 * which must have `id` and `name`.
 */
export function auditSql(
  actor: DirectoryActor,
  at: Date,
  action: AuditAction,
  from: string,
  details: Readonly<Record<string, unknown>>,
): SQL {
  const { kind, id, name, ip, userAgent, requestId } = actor.audit;
  return sql`insert into audit_events
    (team_id, id, at, actor_kind, actor_id, actor_name, action, target_id, target_name, details, ip, user_agent, request_id)
    select ${actor.teamId}::text, ${newId("aud")}::text, ${at.toISOString()}::timestamptz, ${kind}::text, ${id}::text,
      ${name}::text, ${action}::text, c.id, c.name, ${JSON.stringify(details)}::jsonb, ${ip}::text, ${userAgent}::text,
      ${requestId}::text
    from ${sql.raw(from)} c`;
}
