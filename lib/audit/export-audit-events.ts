import { sql } from "drizzle-orm";
import type { z } from "zod";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { AuditEventDetail, AuditFormat, exportAuditEvents as contract } from "@/lib/contracts/audit";
import { auditActionName } from "@/lib/contracts/audit-events";
import { CSV_START, csvRow } from "@/lib/export/csv";
import { type Download, fileNameOf } from "@/lib/export/download";
import type { Services } from "@/lib/services";
import { type AuditFilters, auditFilterSql } from "./audit-filter-sql";
import { type AuditDetailRow, beyondSql, DETAIL_COLUMNS, detailOf } from "./audit-row";
import { memberActor } from "./member-actor";
import { recordEvent } from "./record-event";

const BATCH_ROWS = 1_000;

/**
 * A file of all events up to now that the filters let through, newest first, and an event that tells of it. Holds at most
 * one batch in memory, however long the log is.
 */
export async function exportAuditEvents(
  { db, clock }: Services,
  actor: Authorized<"audit.read">,
  { format, ...filters }: z.output<(typeof contract)["input"]>,
): Promise<Download> {
  const { team } = actor;
  const at = clock();
  const used = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== "" && value !== "all"));
  await recordEvent(db, team.id, memberActor(actor), at, {
    action: "audit.exported",
    targetId: team.id,
    targetName: team.name,
    details: { format, filters: used },
  });
  const batches = readBatches(db, team.id, filters, at);
  return {
    fileName: fileNameOf(team.name, "audit-log", at, format),
    mediaType: MEDIA_TYPES[format],
    chunks: format === "csv" ? csvChunks(batches) : jsonChunks(batches),
  };
}

const MEDIA_TYPES: Readonly<Record<AuditFormat, string>> = { csv: "text/csv", json: "application/json" };

type Batch = readonly AuditEventDetail[];

async function* readBatches(db: Db, teamId: string, filters: AuditFilters, now: Date): AsyncGenerator<Batch> {
  const matching = auditFilterSql(teamId, filters, now);
  let beyond = sql`e.at <= ${now.toISOString()}::timestamptz`;
  for (;;) {
    const found = await rows<AuditDetailRow>(
      db,
      sql`select ${DETAIL_COLUMNS} from audit_events e where ${matching} and ${beyond}
        order by e.at desc, e.id desc limit ${BATCH_ROWS}::integer`,
    );
    const last = found.at(-1);
    if (!last) return;
    yield found.map(detailOf);
    if (found.length < BATCH_ROWS) return;
    beyond = beyondSql(last, "older");
  }
}

const CSV_COLUMNS: readonly (readonly [string, (event: AuditEventDetail) => string | null])[] = [
  ["time", ({ at }) => at],
  ["event", ({ action }) => action],
  ["event name", ({ action }) => auditActionName(action)],
  ["actor kind", ({ actor }) => actor.kind],
  ["actor id", ({ actor }) => actor.id],
  ["actor", ({ actor }) => actor.name],
  ["target id", ({ target }) => target.id],
  ["target", ({ target }) => target.name],
  ["ip address", ({ ip }) => ip],
  ["user agent", ({ userAgent }) => userAgent],
  ["request id", ({ requestId }) => requestId],
  ["event id", ({ id }) => id],
  ["details", ({ details }) => (Object.keys(details).length === 0 ? null : JSON.stringify(details))],
];

async function* csvChunks(batches: AsyncIterable<Batch>): AsyncGenerator<string> {
  yield CSV_START + csvRow(CSV_COLUMNS.map(([name]) => name));
  for await (const batch of batches) {
    yield batch.map((event) => csvRow(CSV_COLUMNS.map(([, cell]) => cell(event)))).join("");
  }
}

/** One JSON array with a line an event. */
async function* jsonChunks(batches: AsyncIterable<Batch>): AsyncGenerator<string> {
  let separator = "[\n";
  for await (const batch of batches) {
    yield separator + batch.map((event) => JSON.stringify(event)).join(",\n");
    separator = ",\n";
  }
  yield separator === ",\n" ? "\n]\n" : "[]\n";
}
