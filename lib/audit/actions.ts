/** The events themselves, with their words, are in lib/contracts/audit-events.ts. */
export type { AuditAction } from "@/lib/contracts/audit-events";
