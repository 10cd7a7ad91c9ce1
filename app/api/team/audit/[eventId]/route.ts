import { readAuditEvent } from "@/lib/audit/read-audit-event";
import { readAuditEvent as endpoint } from "@/lib/contracts/audit";
import { teamRoute } from "@/lib/http/team-route";

export const GET = teamRoute(endpoint, readAuditEvent);
