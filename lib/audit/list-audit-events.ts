import { type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { AuditPage, listAuditEvents as contract } from "@/lib/contracts/audit";
import { env } from "@/lib/env";
import type { Services } from "@/lib/services";
import { auditFilterSql } from "./audit-filter-sql";
import { type AuditViewRow, beyondSql, placeText, readPlace, VIEW_COLUMNS, viewOf } from "./audit-row";

type Query = z.output<(typeof contract)["input"]>;

/**
 * A page of the team's events, newest first: the first one, or the one beyond the place `older` or `newer`. A page on the
 * newer side that would not be full is the first page.
 */
export async function listAuditEvents(
  { db, clock }: Services,
  { team }: Authorized<"audit.read">,
  query: Query,
): Promise<AuditPage> {
  const matching = auditFilterSql(team.id, query, clock());
  const newer = readPlace(query.newer);
  const page = newer && (await readSide(db, matching, query.pageSize, beyondSql(newer, "newer"), "newer"));
  if (page?.hasMore === true) return pageOf(page.found, { older: true, newer: true });
  const older = newer ? undefined : readPlace(query.older);
  const beyond = older ? beyondSql(older, "older") : sql`true`;
  const { found, hasMore } = await readSide(db, matching, query.pageSize, beyond, "older");
  return pageOf(found, { older: hasMore, newer: older !== undefined });
}

interface Side {
  /** Newest first. */
  readonly found: readonly AuditViewRow[];
  readonly hasMore: boolean;
}

async function readSide(db: Db, matching: SQL, pageSize: number, beyond: SQL, side: "older" | "newer"): Promise<Side> {
  const direction = sql.raw(side === "older" ? "desc" : "asc");
  const found = await rows<AuditViewRow>(
    db,
    sql`select ${VIEW_COLUMNS} from audit_events e where ${matching} and ${beyond}
      order by e.at ${direction}, e.id ${direction} limit ${pageSize + 1}::integer`,
  );
  const page = found.slice(0, pageSize);
  return { found: side === "older" ? page : page.toReversed(), hasMore: found.length > pageSize };
}

function pageOf(found: readonly AuditViewRow[], more: { readonly older: boolean; readonly newer: boolean }): AuditPage {
  const [first, last] = [found[0], found.at(-1)];
  return {
    items: found.map(viewOf),
    older: more.older && last ? placeText(last) : null,
    newer: more.newer && first ? placeText(first) : null,
    retentionDays: env().auditRetentionDays,
  };
}
