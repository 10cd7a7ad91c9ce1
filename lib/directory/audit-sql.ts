import { type Placeholder, type SQL, sql } from "drizzle-orm";
import type { ParameterOf } from "@/db/parameters";
import type { AuditAction } from "@/lib/audit/actions";
import { newId } from "@/lib/ids";
import type { DirectoryActor } from "./directory-actor";

type ValueName = "id" | "at" | "kind" | "actor" | "name" | "action" | "details" | "ip" | "agent" | "request";

/** What an audit row tells, apart from whom it is about. */
export type AuditName = `audit_${"team" | ValueName}`;

export function auditValues(
  actor: DirectoryActor,
  at: Date,
  action: AuditAction,
  details: Readonly<Record<string, unknown>>,
): Readonly<Record<AuditName, ParameterOf>> {
  const { kind, id, name, ip, userAgent, requestId } = actor.audit;
  return {
    audit_team: actor.teamId,
    audit_id: newId("aud"),
    audit_at: at.toISOString(),
    audit_kind: kind,
    audit_actor: id,
    audit_name: name,
    audit_action: action,
    audit_details: JSON.stringify(details),
    audit_ip: ip,
    audit_agent: userAgent,
    audit_request: requestId,
  };
}

/**
 * The values of audit rows that each tell of another request: the rows of `from` have them in a jsonb column `audit`, as
 * `auditValues` made them. The team is that of all of them.
 */
export function auditOfEach(team: Placeholder): Readonly<Record<AuditName, Placeholder | SQL>> {
  const valueOf = (name: ValueName) => sql.raw(`(c.audit ->> 'audit_${name}')`);
  return {
    audit_team: team,
    audit_id: valueOf("id"),
    audit_at: valueOf("at"),
    audit_kind: valueOf("kind"),
    audit_actor: valueOf("actor"),
    audit_name: valueOf("name"),
    audit_action: valueOf("action"),
    audit_details: valueOf("details"),
    audit_ip: valueOf("ip"),
    audit_agent: valueOf("agent"),
    audit_request: valueOf("request"),
  };
}

/**
 * An audit row inside the statement that makes the change: one for each row of the common table expression `from`,
 * which must have `id` and `name`. Where these are several, `rowId` is the column of `c` that has the id of each audit row.
 */
export function auditInsert(
  audit: Readonly<Record<AuditName, ParameterOf | Placeholder | SQL>>,
  from: string,
  rowId: ParameterOf | Placeholder | SQL = audit.audit_id,
): SQL {
  return sql`insert into audit_events
    (team_id, id, at, actor_kind, actor_id, actor_name, action, target_id, target_name, details, ip, user_agent, request_id)
    select ${audit.audit_team}::text, ${rowId}::text, ${audit.audit_at}::timestamptz, ${audit.audit_kind}::text,
      ${audit.audit_actor}::text, ${audit.audit_name}::text, ${audit.audit_action}::text, c.id, c.name,
      ${audit.audit_details}::jsonb, ${audit.audit_ip}::text, ${audit.audit_agent}::text, ${audit.audit_request}::text
    from ${sql.raw(from)} c`;
}

/** The same with its values. */
export function auditSql(
  actor: DirectoryActor,
  at: Date,
  action: AuditAction,
  from: string,
  details: Readonly<Record<string, unknown>>,
): SQL {
  return auditInsert(auditValues(actor, at, action, details), from);
}
