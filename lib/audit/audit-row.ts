import { type SQL, sql } from "drizzle-orm";
import type { AuditEventDetail, AuditEventView } from "@/lib/contracts/audit";

/** The columns of the list, of `audit_events e`. */
export const VIEW_COLUMNS = sql`e.id, e.at, e.actor_kind, e.actor_id, e.actor_name, e.action, e.target_id, e.target_name, e.ip`;

/** Everything of an event. */
export const DETAIL_COLUMNS = sql`${VIEW_COLUMNS}, e.user_agent, e.request_id, e.details`;

export interface AuditViewRow {
  readonly id: string;
  readonly at: Date;
  readonly actor_kind: AuditEventView["actor"]["kind"];
  readonly actor_id: string | null;
  readonly actor_name: string;
  readonly action: string;
  readonly target_id: string | null;
  readonly target_name: string | null;
  readonly ip: string | null;
}

export interface AuditDetailRow extends AuditViewRow {
  readonly user_agent: string | null;
  readonly request_id: string | null;
  readonly details: Record<string, unknown>;
}

export function viewOf(row: AuditViewRow): AuditEventView {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    action: row.action,
    target: { id: row.target_id, name: row.target_name },
    ip: row.ip,
  };
}

export function detailOf(row: AuditDetailRow): AuditEventDetail {
  return { ...viewOf(row), userAgent: row.user_agent, requestId: row.request_id, details: row.details };
}

/** The place of an event in the order of the log. */
export interface AuditPlace {
  readonly at: Date;
  readonly id: string;
}

/** Events on the older (or newer) side of a place. */
export function beyondSql({ at, id }: AuditPlace, side: "older" | "newer"): SQL {
  const operator = sql.raw(side === "older" ? "<" : ">");
  return sql`(e.at, e.id) ${operator} (${at.toISOString()}::timestamptz, ${id})`;
}

/** As it stands in an address. */
export function placeText({ at, id }: AuditPlace): string {
  return `${at.getTime()}-${id}`;
}

/** The place that `placeText` wrote; undefined for "". */
export function readPlace(text: string): AuditPlace | undefined {
  const [, ms = "", id = ""] = /^(\d+)-(.+)$/.exec(text) ?? [];
  return id === "" ? undefined : { at: new Date(Number(ms)), id };
}
