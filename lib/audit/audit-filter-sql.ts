import { type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { textArray } from "@/db/rows";
import type { AuditPeriod, exportAuditEvents } from "@/lib/contracts/audit";
import { actionsNamed } from "@/lib/contracts/audit-events";
import { containsPattern } from "@/lib/members/contains-pattern";

export type AuditFilters = Omit<z.output<(typeof exportAuditEvents)["input"]>, "format">;

const DAY_MS = 24 * 60 * 60 * 1000;
/** `usr_06f3k9...`: a prefix and 26 digits. */
const ID = /^[a-z]+_[0-9a-z]{26}$/;

/** The condition of `audit_events e` for the team's events that the filters let through, as of `now`. */
export function auditFilterSql(teamId: string, filters: AuditFilters, now: Date): SQL {
  const { event, actor, target } = filters;
  const conditions = [sql`e.team_id = ${teamId}`, ...periodSql(filters, now)];
  if (event !== "") conditions.push(sql`e.action = any(${textArray(actionsNamed(event))})`);
  if (actor !== "") {
    conditions.push(ID.test(actor) ? sql`e.actor_id = ${actor}` : containsSql(sql`e.actor_name`, actor));
  }
  if (target !== "") {
    conditions.push(
      ID.test(target)
        ? sql`e.target_id = ${target}`
        : sql`(${containsSql(sql`e.target_name`, target)} or e.target_id = ${target})`,
    );
  }
  return sql.join(conditions, sql` and `);
}

function containsSql(column: SQL, text: string): SQL {
  return sql`scim_fold(${column}) like scim_fold(${containsPattern(text)}::text)`;
}

function periodSql({ period, from, to }: AuditFilters, now: Date): readonly SQL[] {
  if (period !== "range") {
    const lengthMs = PERIOD_MS[period];
    return lengthMs === undefined ? [] : [sql`e.at > ${new Date(now.getTime() - lengthMs).toISOString()}::timestamptz`];
  }
  return [
    ...(from === "" ? [] : [sql`e.at >= ${startOfDay(from).toISOString()}::timestamptz`]),
    ...(to === "" ? [] : [sql`e.at < ${new Date(startOfDay(to).getTime() + DAY_MS).toISOString()}::timestamptz`]),
  ];
}

const PERIOD_MS: Readonly<Record<Exclude<AuditPeriod, "range">, number | undefined>> = {
  all: undefined,
  "24h": DAY_MS,
  "7d": 7 * DAY_MS,
  "30d": 30 * DAY_MS,
};

function startOfDay(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}
