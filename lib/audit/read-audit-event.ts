import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { Authorized } from "@/lib/auth/authorize";
import type { AuditEventDetail } from "@/lib/contracts/audit";
import { DomainError } from "@/lib/errors";
import type { Services } from "@/lib/services";
import { type AuditDetailRow, DETAIL_COLUMNS, detailOf } from "./audit-row";

/** One event with what it changed. Throws `not_found` also for one that was pruned. */
export async function readAuditEvent(
  { db }: Services,
  { team }: Authorized<"audit.read">,
  { eventId }: { readonly eventId: string },
): Promise<AuditEventDetail> {
  const [row] = await rows<AuditDetailRow>(
    db,
    sql`select ${DETAIL_COLUMNS} from audit_events e where e.team_id = ${team.id} and e.id = ${eventId}`,
  );
  if (!row) throw new DomainError("not_found", "There is no such event, or it is older than the log reaches back.");
  return detailOf(row);
}
