import { listAuditEvents } from "@/lib/audit/list-audit-events";
import { listAuditEvents as endpoint } from "@/lib/contracts/audit";
import { teamRoute } from "@/lib/http/team-route";

export const GET = teamRoute(endpoint, listAuditEvents);
