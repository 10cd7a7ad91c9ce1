import { z } from "zod";
import { actionsNamed } from "./audit-events";
import { endpoint } from "./endpoint";

/** Who can do something: a signed-in member, an identity provider with its key, or Muster by itself. */
export const ACTOR_KINDS = ["member", "scim_key", "system"] as const;

export const AUDIT_PERIODS = ["all", "24h", "7d", "30d", "range"] as const;
export const AUDIT_FORMATS = ["csv", "json"] as const;

export type AuditPeriod = (typeof AUDIT_PERIODS)[number];
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

export const auditEventView = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  /** The name as it was then. */
  actor: z.object({ kind: z.enum(ACTOR_KINDS), id: z.string().nullable(), name: z.string() }),
  /** One of lib/contracts/audit-events.ts, or of another version of Muster. */
  action: z.string(),
  target: z.object({ id: z.string().nullable(), name: z.string().nullable() }),
  ip: z.string().nullable(),
});
export type AuditEventView = z.output<typeof auditEventView>;

export const auditEventDetail = z.object({
  ...auditEventView.shape,
  userAgent: z.string().nullable(),
  requestId: z.string().nullable(),
  /** What the action is about beyond its target: `before` and `after`, `changed`, and others of its own. */
  details: z.record(z.string(), z.unknown()),
});
export type AuditEventDetail = z.output<typeof auditEventDetail>;

const day = z.iso.date().or(z.literal("")).default("");
/** An id, such as `usr_06f...`, or a part of a name. */
const who = z.string().trim().max(200).default("");

export const auditFilters = {
  /** An area such as `member`, an action such as `member.deactivated`, or "" for all. */
  event: z
    .string()
    .refine((event) => event === "" || actionsNamed(event).length > 0, "There is no such event.")
    .default(""),
  actor: who,
  target: who,
  period: z.enum(AUDIT_PERIODS).default("all"),
  /** First and last day of the period `range`, in UTC; "" leaves it open. */
  from: day,
  to: day,
} as const;

/** The place of an event among the others: its time in ms since 1970, and its id. */
const cursor = z
  .string()
  .regex(/^\d{1,15}-\w{1,64}$/)
  .or(z.literal(""))
  .default("");

/** Newest first. `older` and `newer` are places that an answer gave: the page beyond it in that direction. */
export const listAuditEvents = endpoint({
  method: "GET",
  path: "/api/team/audit",
  permission: "audit.read",
  input: z.object({
    ...auditFilters,
    older: cursor,
    newer: cursor,
    pageSize: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({
    items: z.array(auditEventView),
    /** Where the next older and the next newer page begin; null at an end. */
    older: z.string().nullable(),
    newer: z.string().nullable(),
    retentionDays: z.int(),
  }),
});
export type AuditPage = z.output<(typeof listAuditEvents)["output"]>;

export const readAuditEvent = endpoint({
  method: "GET",
  path: "/api/team/audit/[eventId]",
  permission: "audit.read",
  input: z.object({ eventId: z.string().min(1).max(64) }),
  output: auditEventDetail,
});

/** A file of all events that the filters let through, newest first. */
export const exportAuditEvents = endpoint({
  method: "GET",
  path: "/api/team/audit/export",
  permission: "audit.read",
  input: z.object({ ...auditFilters, format: z.enum(AUDIT_FORMATS) }),
  output: z.string(),
});

/** What the address of the page tells: the place in the list and, while its drawer is open, the event that is shown. */
export const auditAddress = listAuditEvents.input.extend({ show: z.string().max(64).default("") });
export type AuditAddress = z.output<typeof auditAddress>;
