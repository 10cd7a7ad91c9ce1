import type { AuditActor } from "./record-event";

/** Muster itself, in what it does unasked. */
export const MUSTER: AuditActor = {
  kind: "system",
  id: null,
  name: "Muster",
  ip: null,
  userAgent: null,
  requestId: null,
};
