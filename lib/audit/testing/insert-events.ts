import type { Db } from "@/db/client";
import { auditEvents } from "@/db/schema/audit";
import type { AuditAction } from "@/lib/contracts/audit-events";
import { newId } from "@/lib/ids";

interface GivenEvent {
  readonly at: Date;
  readonly action?: AuditAction;
  readonly actorKind?: "member" | "scim_key" | "system";
  readonly actorId?: string;
  readonly actorName?: string;
  readonly targetId?: string;
  readonly targetName?: string;
  readonly details?: Record<string, unknown>;
}

/** Writes events as they are given; what is left out is of no matter. Gives their ids. */
export async function insertEvents(db: Db, teamId: string, events: readonly GivenEvent[]): Promise<readonly string[]> {
  const values = events.map(({ action = "member.changed", actorKind = "member", actorName = "Ada", ...given }) => ({
    ...given,
    teamId,
    id: newId("aud"),
    action,
    actorKind,
    actorName,
  }));
  await db.insert(auditEvents).values(values);
  return values.map(({ id }) => id);
}
