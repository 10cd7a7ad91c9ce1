import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type AuditFormat, exportAuditEvents, listAuditEvents, readAuditEvent } from "@/lib/contracts/audit";
import type { EndpointInput } from "@/lib/contracts/endpoint";
import { queryKeys } from "./query-keys";
import { encode, request } from "./request";

/** Keeps the rows of the page before while the next ones are on their way. */
export function auditQuery(input: EndpointInput<typeof listAuditEvents>) {
  const full = listAuditEvents.input.parse(input);
  return queryOptions({
    queryKey: [...queryKeys.audit, full],
    queryFn: ({ signal }) => request(listAuditEvents, full, signal),
    placeholderData: keepPreviousData,
  });
}

/** An event never changes: it is read once. */
export function auditEventQuery(eventId: string) {
  return queryOptions({
    queryKey: [...queryKeys.auditEvent, eventId],
    queryFn: ({ signal }) => request(readAuditEvent, { eventId }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The address of the file with all events that the filters of a list let through. */
export function auditExportUrl(filters: EndpointInput<typeof listAuditEvents>, format: AuditFormat): string {
  const { event, actor, target, period, from, to } = listAuditEvents.input.parse(filters);
  return encode(exportAuditEvents, { event, actor, target, period, from, to, format }).url;
}
