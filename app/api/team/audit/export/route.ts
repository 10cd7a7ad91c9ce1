import { exportAuditEvents } from "@/lib/audit/export-audit-events";
import { exportAuditEvents as endpoint } from "@/lib/contracts/audit";
import { teamDownload } from "@/lib/http/team-download";

export const GET = teamDownload(endpoint, exportAuditEvents);
