import type { Db, Tx } from "@/db/client";
import { auditEvents } from "@/db/schema/audit";
import { newId } from "@/lib/ids";
import type { AuditAction } from "./actions";

export interface AuditActor {
  readonly kind: "member" | "scim_key" | "system";
  readonly id: string | null;
  readonly name: string;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly requestId: string | null;
}

export interface AuditEvent {
  readonly action: AuditAction;
  readonly targetId?: string;
  readonly targetName?: string;
  /** Never a key, a password or a token. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Writes one audit row; call it inside the transaction of the change it tells of. */
export function recordEvent(
  tx: Db | Tx,
  teamId: string,
  actor: AuditActor,
  at: Date,
  event: AuditEvent,
): Promise<void> {
  return recordEvents(tx, teamId, actor, at, [event]);
}

/** Several at once, in one statement. */
export async function recordEvents(
  tx: Db | Tx,
  teamId: string,
  actor: AuditActor,
  at: Date,
  events: readonly AuditEvent[],
): Promise<void> {
  await tx.insert(auditEvents).values(
    events.map((event) => ({
      teamId,
      id: newId("aud"),
      at,
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      ip: actor.ip,
      userAgent: actor.userAgent,
      requestId: actor.requestId,
      action: event.action,
      targetId: event.targetId ?? null,
      targetName: event.targetName ?? null,
      details: { ...event.details },
    })),
  );
}
